"""What is in a file an agency sent, before anybody asks what its columns mean?"""

from __future__ import annotations

from dataclasses import dataclass


class CannotBeRead(ValueError):
    """The file is none we can read; the message is one sentence for the person who sent it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table by its number as a person would count it in the file, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a document, or a sheet of a workbook; `name` is the sheet's.

    `below` holds the cells that are one with a cell above them (merged downwards), each as (row
    number, place in the line from 0): they stand empty, their words are those of the cell above.
    """

    name: str | None
    lines: tuple[Line, ...]
    below: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Opened:
    """All of a file that is words: its tables in order, and its paragraphs outside of them.

    `remarks` are sentences for the reader: changes tracked, comments, text boxes, hidden sheets.
    Each names the row where it can: `(row or None, sentence)`.
    """

    tables: tuple[Table, ...]
    paragraphs: tuple[Line, ...] = ()
    remarks: tuple[tuple[int | None, str], ...] = ()
