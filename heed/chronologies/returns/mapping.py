"""What is each column of a return for, as far as can be seen, and what must a person be asked?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as ByHeading
from dataclasses import dataclass, replace
from typing import Any, Final

from heed.chronologies.returns import headings
from heed.chronologies.rows import Column, Meaning

ASK_BELOW: Final = 0.6  # sureness under which a person is asked


@dataclass(frozen=True, slots=True)
class Guess:
    """A column, what it is taken to mean, how sure that is (0 to 1) and why, in words."""

    column: Column
    sureness: float
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """How one table of a file is read, by its place in the file from 0.

    `headings` are the numbers of its heading rows, none if it has no headings. A table that is no
    chronology is kept and listed, row by row, and becomes no rows.
    """

    table: int
    name: str | None
    headings: tuple[int, ...]
    columns: tuple[Guess, ...]
    chronology: bool

    def place(self, meaning: Meaning) -> int | None:
        """Return which column, from 0, is the first of a meaning."""
        return next(iter(self.places(meaning)), None)

    def places(self, meaning: Meaning) -> tuple[int, ...]:
        """Return which columns, from 0, have a meaning."""
        return tuple(
            place for place, guess in enumerate(self.columns) if guess.column.means is meaning
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How a file is read. A page shows it, a person corrects it, and it is remembered.

    `paragraphs` is True if the chronology is in paragraphs, each beginning with its date.
    `blank_is_above` is True once somebody has said that an empty date means the one above.
    """

    tables: tuple[TableMapping, ...]
    paragraphs: bool = False
    blank_is_above: bool = False

    @property
    def template(self) -> str:
        """Return a name for the set of headings, the same for every file of one template."""
        said = {
            headings.words(guess.column.heading)
            for table in self.tables
            if table.chronology and table.headings
            for guess in table.columns
        }
        return hashlib.sha256("\n".join(sorted(said)).encode()).hexdigest()[:16]

    @property
    def questions(self) -> tuple[str, ...]:
        """Return what a person should be asked before the rows are used; none if all is sure."""
        found = [table for table in self.tables if table.chronology]
        if not found and not self.paragraphs:
            return ("No table or paragraph looks like a chronology. Which one is it?",)
        return tuple(question for table in found for question in _questions(table))

    def remembered(self) -> dict[str, str | None]:
        """Return what to remember for an agency and template: each heading's meaning."""
        return {
            headings.words(guess.column.heading): guess.column.means
            for table in self.tables
            if table.chronology
            for guess in table.columns
        }

    def corrected(self, table: int, means: ByHeading[str, Meaning | None]) -> Mapping:
        """Return the mapping with columns of a table given the meanings a person chose."""
        return replace(
            self,
            tables=tuple(
                _corrected(one, means) if one.table == table else one for one in self.tables
            ),
        )

    def as_json(self) -> dict[str, Any]:
        """Return the mapping as JSON has it; `from_json` returns it as it was."""
        return {
            "tables": [_table_as_json(table) for table in self.tables],
            "paragraphs": self.paragraphs,
            "blank_is_above": self.blank_is_above,
        }


def from_json(said: dict[str, Any]) -> Mapping:
    """Return a mapping from what `as_json` returned."""
    return Mapping(
        tables=tuple(_table_from_json(table) for table in said["tables"]),
        paragraphs=said["paragraphs"],
        blank_is_above=said["blank_is_above"],
    )


def _questions(table: TableMapping) -> list[str]:
    where = f"In “{table.name}”: " if table.name else ""
    asked = []
    for meaning, called in (
        (Meaning.START_DATE, "the date"),
        (Meaning.EVENT, "what happened"),
        (Meaning.SOURCE, "the source"),
    ):
        found = [table.columns[place] for place in table.places(meaning)]
        if not found and meaning is not Meaning.SOURCE:
            asked.append(f"{where}Which column is {called}?")
        asked.extend(
            f"{where}Is “{guess.column.heading}” {called}? {guess.because}"
            for guess in found
            if guess.sureness < ASK_BELOW
        )
    return asked


def _corrected(table: TableMapping, means: ByHeading[str, Meaning | None]) -> TableMapping:
    return replace(
        table,
        chronology=True,
        columns=tuple(
            Guess(Column(guess.column.heading, means[guess.column.heading]), 1.0, "Somebody chose.")
            if guess.column.heading in means
            else guess
            for guess in table.columns
        ),
    )


def _table_as_json(table: TableMapping) -> dict[str, Any]:
    return {
        "table": table.table,
        "name": table.name,
        "headings": list(table.headings),
        "chronology": table.chronology,
        "columns": [
            {
                "heading": guess.column.heading,
                "means": guess.column.means,
                "sureness": guess.sureness,
                "because": guess.because,
            }
            for guess in table.columns
        ],
    }


def _table_from_json(said: dict[str, Any]) -> TableMapping:
    return TableMapping(
        table=said["table"],
        name=said["name"],
        headings=tuple(said["headings"]),
        chronology=said["chronology"],
        columns=tuple(
            Guess(
                Column(guess["heading"], guess["means"] and Meaning(guess["means"])),
                guess["sureness"],
                guess["because"],
            )
            for guess in said["columns"]
        ),
    )
