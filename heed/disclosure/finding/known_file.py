"""Is a file of known names what the contract says (`schemas/known-names.schema.json`)?"""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final

from heed.disclosure.finding.known import Known, Person

LISTS: Final = ("places", "organisations", "references", "allowed")
OF_A_PERSON: Final = ("names", "called", "born_on", "died_on")


class UnusableNames(ValueError):
    """The file of known names cannot be used; the message goes on from the file's name."""


def read(content: bytes) -> Known:
    """Return what a file of known names says.

    :raises UnusableNames: with one sentence about the first thing that is wrong
    """
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise UnusableNames("is not text in UTF-8: save it again as UTF-8.") from problem
    except (json.JSONDecodeError, RecursionError) as problem:
        raise UnusableNames("is not JSON: write it again from the program it came from.") from (
            problem
        )
    _check_object(said, ("people", *LISTS), "the file")
    lists = {name: _texts(said.get(name, []), name) for name in LISTS}
    return Known(people=_people(said.get("people", [])), **lists)


def _people(said: object) -> tuple[Person, ...]:
    if not isinstance(said, list):
        raise UnusableNames("needs a list under “people”.")
    return tuple(_person(one, number) for number, one in enumerate(said, start=1))


def _person(said: Any, number: int) -> Person:
    where = f"person {number}"
    _check_object(said, OF_A_PERSON, where)
    if "names" not in said:
        raise UnusableNames(f"gives no “names” for {where}.")
    called = said.get("called")
    if called is not None and not isinstance(called, str):
        raise UnusableNames(f"needs text under “called” of {where}.")
    return Person(
        names=_texts(said["names"], f"names of {where}"),
        called=called,
        born_on=_day(said, "born_on", where),
        died_on=_day(said, "died_on", where),
    )


def _day(said: dict[str, Any], name: str, where: str) -> date | None:
    if name not in said:
        return None
    written = said[name]
    try:
        day = date.fromisoformat(written)
    except (TypeError, ValueError) as problem:
        raise UnusableNames(f"needs a date like 2019-03-05 under “{name}” of {where}.") from problem
    if day.isoformat() != written:
        raise UnusableNames(f"needs a date like 2019-03-05 under “{name}” of {where}.")
    return day


def _texts(said: object, where: str) -> tuple[str, ...]:
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        raise UnusableNames(f"needs a list of texts under “{where}”.")
    return tuple(said)


def _check_object(said: object, may_have: tuple[str, ...], where: str) -> None:
    if not isinstance(said, dict):
        raise UnusableNames(f"needs names and values, in curly brackets, for {where}.")
    odd = [name for name in said if name not in may_have]
    if odd:
        raise UnusableNames(f"says “{odd[0]}” of {where}, which nothing is known about.")
