"""How is what a rule says written for a program, and how for a person?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Final

from heed.statute.counted import in_words
from heed.statute.value import Value
from heed.statute.working_days import CalendarDays, ClockHours, Months, WorkingDays

_UNITS: Final[Mapping[type, str]] = {
    WorkingDays: "working_days",
    CalendarDays: "calendar_days",
    Months: "months",
    ClockHours: "hours",
}


def as_json(value: object) -> object:
    """Return a value of the law as JSON holds it: a period as `{"working_days": 5}`.

    :raises TypeError: if it is not a value of the law
    """
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [as_json(part) for part in value]
    if isinstance(value, WorkingDays | CalendarDays | Months | ClockHours):
        return {_UNITS[type(value)]: value.count}
    if isinstance(value, Value):
        return {name: as_json(getattr(value, name)) for name in value.fields}
    raise TypeError(f"{value!r} is not a value of the law.")


def as_words(value: object) -> str:
    """Return a value of the law as a person reads it: `five working days`.

    A named part that says nothing is left out.

    :raises TypeError: if it is not a value of the law
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, tuple):
        return "; ".join(as_words(part) for part in value)
    if isinstance(value, Value) and type(value) not in _UNITS:
        said = ((name, getattr(value, name)) for name in value.fields)
        return "; ".join(
            f"{name.replace('_', ' ')}: {as_words(part)}"
            for name, part in said
            if part not in (None, (), "")
        )
    if isinstance(value, Enum):
        return as_words(value.value)
    if isinstance(value, str | int) or type(value) in _UNITS:
        return str(value)
    raise TypeError(f"{value!r} is not a value of the law.")
