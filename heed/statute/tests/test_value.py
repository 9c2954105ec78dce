"""A value never changes, is equal to its like, and says what it takes."""

from __future__ import annotations

import pytest

from heed.statute.value import CannotChange, Value


class Colour(Value):
    name: str
    shade: int = 3


class Paint(Value, kw_only=True):
    colour: Colour
    litres: int = 1


class Checked(Value):
    count: int

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("too few")


def test_fields_come_by_place_or_by_name_with_defaults() -> None:
    assert (Colour("red").name, Colour("red").shade) == ("red", 3)
    assert Colour("red", 5) == Colour("red", shade=5) == Colour(shade=5, name="red")
    assert Paint(colour=Colour("red")).litres == 1
    assert Colour.fields == ("name", "shade")


def test_values_are_equal_if_all_their_fields_are() -> None:
    assert Colour("red") != Colour("blue")
    assert Colour("red") != Colour("red", 4)
    assert Colour("red") != "red"
    assert len({Colour("red"), Colour("red", 3), Colour("red", 4)}) == 2


def test_values_of_different_kinds_are_different() -> None:
    class Other(Value):
        name: str
        shade: int = 3

    assert Colour("red") != Other("red")
    assert hash(Colour("red")) != hash(Other("red"))


def test_a_value_shows_its_fields() -> None:
    assert repr(Colour("red")) == "Colour(name='red', shade=3)"


def test_a_value_cannot_be_changed() -> None:
    colour = Colour("red")

    with pytest.raises(CannotChange, match="Colour does not change: name cannot be set"):
        colour.name = "blue"  # type: ignore[misc]  # the refusal is the point
    with pytest.raises(CannotChange, match="Colour does not change: name cannot be removed"):
        del colour.name
    assert colour == Colour("red")


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        (("red", 1, 2), {}),
        (("red",), {"name": "red"}),
        (("red",), {"depth": 2}),
        ((), {"shade": 2}),
    ],
)
def test_a_wrong_set_of_fields_is_refused(
    values: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError, match="Colour takes name, shade"):
        Colour(*values, **named)  # type: ignore[arg-type]  # the refusal is the point


def test_some_values_take_names_only() -> None:
    with pytest.raises(TypeError, match="Paint takes colour, litres"):
        Paint(Colour("red"))  # type: ignore[call-arg]  # the refusal is the point


def test_a_value_may_check_itself() -> None:
    with pytest.raises(ValueError, match="too few"):
        Checked(0)
