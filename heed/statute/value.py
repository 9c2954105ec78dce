"""How does the law write down a value that never changes?

The standard dataclass does the same, but importing it takes longer than answering a question of
law: `heed duties` must start in at most three times the time of an empty Python program.
"""

from __future__ import annotations

from operator import itemgetter

from heed.statute.typed import Any, ClassVar, dataclass_transform


class CannotChange(AttributeError):
    """A value of the law was assigned to; make another value instead."""


@dataclass_transform(frozen_default=True)
class Value:
    """An immutable record: its fields are its annotations, in order, with their defaults.

    Two values are equal if they are of one class and all their fields are equal. A subclass may
    check itself in `__post_init__`.
    """

    fields: ClassVar[tuple[str, ...]] = ()
    _names: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[dict[str, Any]] = {}
    _named_only: ClassVar[bool] = False
    _values_in: ClassVar[itemgetter[Any]]

    def __init_subclass__(cls, *, kw_only: bool = False) -> None:
        """Read the fields of the subclass from its annotations."""
        super().__init_subclass__()
        cls.fields = tuple(cls.__annotations__)
        cls._names = frozenset(cls.fields)
        cls._defaults = {name: vars(cls)[name] for name in cls.fields if name in vars(cls)}
        cls._named_only = kw_only
        cls._values_in = itemgetter(*cls.fields)

    def __init__(self, *values: Any, **named: Any) -> None:
        kept = self.__dict__
        kept.update(self._defaults)
        if values:
            self._place(values, named)
        kept.update(named)
        if kept.keys() != self._names:
            raise TypeError(f"{type(self).__name__} takes {', '.join(self.fields)}.")
        self.__post_init__()

    def __post_init__(self) -> None:
        """Check the value; most have nothing to check."""

    def __setattr__(self, name: str, value: object) -> None:
        raise CannotChange(f"{type(self).__name__} does not change: {name} cannot be set.")

    def __delattr__(self, name: str) -> None:
        raise CannotChange(f"{type(self).__name__} does not change: {name} cannot be removed.")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        values = self._values_in
        return self is other or values(self.__dict__) == values(other.__dict__)

    def __hash__(self) -> int:
        return hash((type(self), self._values_in(self.__dict__)))

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self.fields)
        return f"{type(self).__name__}({inside})"

    def _place(self, values: tuple[Any, ...], named: dict[str, Any]) -> None:
        """Keep the values that were given by their place."""
        placed = dict(zip(self.fields, values, strict=False))
        if self._named_only or len(placed) < len(values) or placed.keys() & named.keys():
            raise TypeError(f"{type(self).__name__} takes {', '.join(self.fields)}.")
        self.__dict__.update(placed)
