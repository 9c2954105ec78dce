"""How does the law write down a value that never changes?

The standard dataclass does the same, but importing it takes longer than answering a question of
law: `heed duties` must start in at most three times the time of an empty Python program.
"""

from __future__ import annotations

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

    def __init_subclass__(cls, *, kw_only: bool = False) -> None:
        """Read the fields of the subclass from its annotations."""
        super().__init_subclass__()
        cls.fields = tuple(cls.__annotations__)
        cls._names = frozenset(cls.fields)
        cls._defaults = {name: vars(cls)[name] for name in cls.fields if name in vars(cls)}
        cls._named_only = kw_only

    def __init__(self, *values: Any, **named: Any) -> None:
        kept = self.__dict__
        kept.update(named)
        if values:
            if self._named_only or not named.keys().isdisjoint(self.fields[: len(values)]):
                raise TypeError(f"{type(self).__name__} takes {', '.join(self.fields)}.")
            kept.update(zip(self.fields, values, strict=False))
        if kept.keys() != self._names:
            kept.update({**self._defaults, **kept})
        if kept.keys() != self._names or len(values) > len(self.fields):
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
        return self is other or self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self.fields)
        return f"{type(self).__name__}({inside})"

    def _values(self) -> tuple[object, ...]:
        return tuple(map(self.__dict__.__getitem__, self.fields))
