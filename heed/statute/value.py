"""How does the law write down a value that never changes?

The standard dataclass does the same, but importing it takes longer than answering a question of
law: `heed duties` must start in at most three times the time of an empty Python program.
"""

from __future__ import annotations

from typing import Any, ClassVar, dataclass_transform


class CannotChange(AttributeError):
    """A value of the law was assigned to; make another value instead."""


@dataclass_transform(frozen_default=True)
class Value:
    """An immutable record: its fields are its annotations, in order, with their defaults.

    Two values are equal if they are of one class and all their fields are equal. A subclass may
    check itself in `__post_init__`.
    """

    fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, *, kw_only: bool = False) -> None:
        """Write the constructor of the subclass from its annotations."""
        super().__init_subclass__()
        own = [name for name, kind in cls.__annotations__.items() if "ClassVar" not in str(kind)]
        defaults = {f"_{name}": vars(cls)[name] for name in own if name in vars(cls)}
        cls.fields = tuple(own)
        wanted = ", ".join(f"{name}=_{name}" if f"_{name}" in defaults else name for name in own)
        written = "\n ".join(f"kept[{name!r}] = {name}" for name in own)
        code = (
            f"def __init__(self, {'*, ' if kw_only else ''}{wanted}):\n"
            f" kept = self.__dict__\n {written}\n self.__post_init__()"
        )
        written_in: dict[str, Any] = {}
        exec(code, defaults, written_in)  # noqa: S102 - as dataclasses do, from our own names only
        cls.__init__ = written_in["__init__"]  # type: ignore[method-assign]  # its whole purpose

    def __post_init__(self) -> None:
        """Check the value; most have nothing to check."""

    def __setattr__(self, name: str, value: object) -> None:
        raise CannotChange(f"{type(self).__name__} does not change: {name} cannot be set.")

    def __delattr__(self, name: str) -> None:
        raise CannotChange(f"{type(self).__name__} does not change: {name} cannot be removed.")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self.fields)
        return f"{type(self).__name__}({inside})"

    def _values(self) -> tuple[object, ...]:
        return tuple(self.__dict__[name] for name in self.fields)
