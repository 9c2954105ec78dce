"""Does the table Heed counts with say what `bank_holidays.toml` says?

Reading TOML takes longer than answering a question of law, so the file people edit is copied once
into `bank_holidays.py`. Run `python -m heed.statute.bank_holiday_table` after editing; a test
compares the two.
"""

from __future__ import annotations

import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
EDITED = HERE / "bank_holidays.toml"
GENERATED = HERE / "bank_holidays.py"


def written(text: str) -> str:
    """Return the Python table that says what the TOML text says.

    :raises ValueError: if a closure is on a weekend, outside the years stated, or listed twice
    """
    table = tomllib.loads(text)
    closures = {date.fromisoformat(day): name for day, name in table["closures"].items()}
    specials = table["special"]
    for special in specials:
        if special["day"] in closures:
            raise ValueError(f"{special['day']} is listed twice.")
        closures[special["day"]] = special["name"]
    for day in closures:
        if day.weekday() > 4 or not table["first_year"] <= day.year <= table["last_year"]:
            raise ValueError(f"{day} is on a weekend or outside the years of the table.")
    return "\n".join([*_heading(table), *_days(closures), *_specials(specials), ""])


def main(edited: Path = EDITED, generated: Path = GENERATED) -> int:
    """Write the Python table from the file people edit."""
    generated.write_text(written(edited.read_text("utf-8")), "utf-8")
    return 0


def _heading(table: dict[str, Any]) -> list[str]:
    return [
        '"""Which weekdays are closed in England and Wales? Written from `bank_holidays.toml`."""',
        "",
        f"FIRST_YEAR, LAST_YEAR = {table['first_year']}, {table['last_year']}",
        f"PROJECTED_FROM = {table['projected_from']}",
        "",
    ]


def _days(closures: dict[date, str]) -> list[str]:
    days = [f'    "{day}": "{name}",' for day, name in sorted(closures.items())]
    return ["CLOSURES = {", *days, "}", ""]


def _specials(specials: list[dict[str, Any]]) -> list[str]:
    known = [f'    "{special["day"]}": "{special["known_from"]}",' for special in specials]
    moved = [
        f'    "{special["instead_of"]}": "{special["day"]}",'
        for special in specials
        if "instead_of" in special
    ]
    return [
        "# The day the public was told of a closure that the ordinary rule does not give.",
        *["KNOWN_FROM = {", *known, "}", ""],
        "# Until then the ordinary day (first) was expected instead of the day it moved to.",
        *["INSTEAD_OF = {", *moved, "}"],
    ]


if __name__ == "__main__":
    sys.exit(main())
