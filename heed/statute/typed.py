"""What are the names of types while a program runs? Empty: only type checkers read them.

Loading `typing` takes a third of the time of an empty Python program, and `heed duties` must start
in at most three times that time. Type checkers read `typed.pyi`, where the names are the real ones.
"""

from __future__ import annotations

from collections.abc import Callable


class _Empty:
    """A name that may be given parameters and means nothing at run time."""

    def __class_getitem__(cls, parameters: object) -> type[_Empty]:
        return cls


Any = ClassVar = Final = Generic = TextIO = TypeAlias = _Empty


def TypeVar(name: str, **_limits: object) -> str:
    """Return something to give as a parameter."""
    return name


def dataclass_transform(**_said: object) -> Callable[[type], type]:
    """Leave a class as it is; checkers read its annotations as the fields of its constructor."""
    return lambda decorated: decorated
