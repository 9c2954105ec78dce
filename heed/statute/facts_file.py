"""What does a file of facts say, and which entries cannot be used?

Read by hand and not with a schema library, which would take longer to load than the answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum

from heed.statute.facts import Concern, Facts, ImpossibleFacts, Outcome, check
from heed.statute.typed import Any, Final, TypeVar

E = TypeVar("E", bound=Enum)

_LENGTH_OF_A_DAY: Final = len("2025-03-31")


class Unreadable(ValueError):
    """The text is not a JSON object or list."""


def parsed(text: str) -> dict[str, Any] | list[Any]:
    """Return the JSON of a file: one object, or a list of them.

    :raises Unreadable: with a sentence saying what is wrong and where
    """
    if not text.strip():
        raise Unreadable("is empty: it should hold one JSON object, or a list of them.")
    try:
        found = json.loads(text)
    except json.JSONDecodeError as problem:
        raise Unreadable(
            f"is not JSON: {problem.msg} at line {problem.lineno}, column {problem.colno}."
        ) from problem
    except (ValueError, RecursionError) as problem:
        raise Unreadable("is not JSON that can be read: it is too deep or too long.") from problem
    if not isinstance(found, dict | list):
        raise Unreadable("must hold one JSON object, or a list of them.")
    return found


def read(entry: object, *, today: date) -> Facts:
    """Return one entry as facts that can all be true.

    :raises ImpossibleFacts: with one sentence that names the field
    """
    fields = _fields(entry, _FACTS)
    facts = Facts(
        **_values(fields, _FACTS),
        **_values(_fields(fields.get("child"), _CHILD), _CHILD),
        **_values(_fields(fields.get("incident"), _INCIDENT), _INCIDENT),
        **_arrangements(fields),
    )
    check(facts, today=today)
    return facts


def _arrangements(fields: Mapping[str, Any]) -> dict[str, Any]:
    if "arrangements" not in fields:
        return {}
    return _values(_fields(fields["arrangements"], _ARRANGEMENTS), _ARRANGEMENTS)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ImpossibleFacts(name, "must be a name or other text, in quotation marks.")
    return value.strip()


def _reference(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ImpossibleFacts(name, "must be text, in quotation marks.")
    return value


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ImpossibleFacts(name, "must be true or false.")
    return value


def _day(name: str, value: object) -> date:
    if isinstance(value, str) and len(value) == _LENGTH_OF_A_DAY and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    shown = f"“{value}”" if isinstance(value, str) else json.dumps(value)
    raise ImpossibleFacts(name, f"is {shown}, which is not a day: write it as 2025-03-31.")


def _optional(read_one: Callable[[str, object], Any]) -> Callable[[str, object], Any]:
    return lambda name, value: None if value is None else read_one(name, value)


def _one_of(kind: type[E]) -> Callable[[str, object], E]:
    known = {member.value: member for member in kind}
    words = ", ".join(known)

    def read_one(name: str, value: object) -> E:
        if not isinstance(value, str) or value not in known:
            shown = f"“{value}”" if isinstance(value, str) else json.dumps(value)
            raise ImpossibleFacts(name, f"is {shown}, which is unknown: use one of {words}.")
        return known[value]

    return read_one


def _nothing(_name: str, _value: object) -> None:
    """Leave an object inside the facts to its own table."""


class _Field:
    """Which fact a field of the contract is, how it is read, and whether it may be left out."""

    def __init__(
        self, fact: str, read_one: Callable[[str, object], Any], *, required: bool = False
    ) -> None:
        self.fact = fact
        self.read_one = read_one
        self.required = required


class _Table:
    """The fields of one object of the contract, each under its own name and its full one."""

    def __init__(self, inside: str, **fields: _Field) -> None:
        self.inside = inside
        self.known = fields.keys()
        self.required = {name: None for name, field in fields.items() if field.required}.keys()
        self.fields = {
            name: (field.fact, self.full(name), field.read_one) for name, field in fields.items()
        }

    def full(self, name: str) -> str:
        """Return how the contract calls a field: child.born_on."""
        return f"{self.inside}.{name}" if self.inside else name


_FACTS: Final = _Table(
    "",
    local_authority=_Field("local_authority", _text, required=True),
    child=_Field("", _nothing, required=True),
    incident=_Field("", _nothing, required=True),
    id=_Field("", _reference),
    aware_on=_Field("aware_on", _optional(_day)),
    notified_panel_on=_Field("notified_panel_on", _optional(_day)),
    review_decided_on=_Field("review_decided_on", _optional(_day)),
    publish_on=_Field("publish_on", _optional(_day)),
    arrangements=_Field("", _nothing),
)
_CHILD: Final = _Table(
    "child",
    born_on=_Field("born_on", _optional(_day)),
    live_born=_Field("live_born", _flag),
    normally_resident_in=_Field("normally_resident_in", _optional(_text)),
    looked_after_by=_Field("looked_after_by", _optional(_text)),
    care_leaver=_Field("care_leaver", _flag),
)
_INCIDENT: Final = _Table(
    "incident",
    outcome=_Field("outcome", _one_of(Outcome), required=True),
    abuse_or_neglect=_Field("abuse_or_neglect", _one_of(Concern), required=True),
    **{"on": _Field("incident_on", _optional(_day)), "in": _Field("incident_in", _optional(_text))},
    outside_england=_Field("outside_england", _flag),
)
_ARRANGEMENTS: Final = _Table(
    "arrangements",
    implemented_on=_Field("implemented_on", _optional(_day)),
    after_hours_rolls=_Field("after_hours_rolls", _flag),
    rapid_review_day_one_is_notification_day=_Field(
        "rapid_review_day_one_is_notification_day", _flag
    ),
)


def _fields(value: object, table: _Table) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ImpossibleFacts(table.inside or "The entry", "must be a JSON object, in braces.")
    if not value.keys() <= table.known:
        unknown = next(name for name in value if name not in table.known)
        raise ImpossibleFacts(
            table.full(unknown), f"is not a fact Heed knows: use {', '.join(table.known)}."
        )
    if not table.required <= value.keys():
        missing = next(name for name in table.required if name not in value)
        raise ImpossibleFacts(table.full(missing), "is missing.")
    return value


def _values(fields: Mapping[str, Any], table: _Table) -> dict[str, Any]:
    read_all = {}
    for name, value in fields.items():
        fact, full_name, read_one = table.fields[name]
        read_all[fact] = read_one(full_name, value)
    read_all.pop("", None)  # the caller's reference, and objects that have a table of their own
    return read_all
