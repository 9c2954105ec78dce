"""What does `heed rules [--on DATE]` print?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Final, TextIO

from heed.statute import registry
from heed.statute.dated import Unverified
from heed.statute.registry import Entry
from heed.statute.sources import Grade, Source
from heed.statute.wording import as_json

USAGE: Final = (
    "Use: heed rules [--on DATE]. It prints every rule as JSON; with --on, the rules in force on "
    "that day, such as 2025-03-31."
)

_NOT_A_DAY: Final = (
    "“{}” is not a day. After --on, write the year, month and day, such as 2025-03-31."
)

DONE: Final = 0
CANNOT_BE_USED: Final = 2


class CannotUse(ValueError):
    """The arguments do not say what to print."""


def main(arguments: Sequence[str], *, out: TextIO, err: TextIO) -> int:
    """Print the rules, or one sentence about what is wrong; return the exit status."""
    if list(arguments) in (["--help"], ["-h"]):
        out.write(f"{USAGE}\n")
        return DONE
    try:
        day = day_asked_about(arguments)
    except CannotUse as problem:
        err.write(f"{problem}\n")
        return CANNOT_BE_USED
    entries = registry.entries() if day is None else registry.in_force_on(day)
    json.dump([described(entry) for entry in entries], out, ensure_ascii=False, indent=2)
    out.write("\n")
    return DONE


def day_asked_about(arguments: Sequence[str]) -> date | None:
    """Return the day after `--on`, or None where every rule is wanted.

    :raises CannotUse: if the arguments are anything else
    """
    match [part for argument in arguments for part in _parts(argument)]:
        case []:
            return None
        case ["--on", written]:
            return _day(written)
        case ["--on"]:
            raise CannotUse(f"--on needs a day. {USAGE}")
        case _:
            raise CannotUse(f"heed rules cannot use “{' '.join(arguments)}”. {USAGE}")


def described(entry: Entry) -> dict[str, object]:
    """Return one version of a rule as its JSON object (`rules-output.schema.json`)."""
    version = entry.version
    said: dict[str, object]
    if isinstance(version, Unverified):
        grade, said = Grade.UNVERIFIED, {"value": None, "wanted": version.wanted}
    else:
        grade, said = version.grade, {"value": as_json(version.value)}
    return {
        "id": entry.rule.id,
        "question": entry.rule.question,
        **said,
        "force": version.source.force.value,
        "grade": grade.value,
        "source": _source(version.source),
        "starts": as_json(version.starts),
        "ends": as_json(entry.ends),
        "checked": as_json(version.checked),
        "verified": grade is Grade.READ,
    }


def _parts(argument: str) -> list[str]:
    return argument.split("=", 1) if argument.startswith("--on=") else [argument]


def _day(written: str) -> date:
    try:
        day = date.fromisoformat(written)
    except ValueError as error:
        raise CannotUse(_NOT_A_DAY.format(written)) from error
    if day.isoformat() != written:  # fromisoformat reads weeks and days without hyphens too
        raise CannotUse(_NOT_A_DAY.format(written))
    return day


def _source(source: Source) -> dict[str, object]:
    return {
        "instrument": source.instrument,
        "provision": source.provision,
        "url": source.url or None,
    }
