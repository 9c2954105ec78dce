"""Ordinary texts and tables, as case systems and people write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from random import Random

from tests.trust.ordinary.file import OrdinaryFile, sentence

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
# What people write that begins like a formula, or looks like markup, and is neither.
TRICKY = (
    "- seen at home", "+44 1905 000000", "@school", "-", "=", "- call (999) made | mother upset!",
    "< 5 minutes late", "a <b and c> d", "N/A", "1/2", "Zoë’s father – “angry”", "1,250.50", "",
    "- told the GP (again), no reply", "#REF!", "see [1] and [2]", "mother's words: \"fine\"",
)  # fmt: skip


def files() -> Iterator[OrdinaryFile]:
    """Yield tables in every writing, and plain texts."""
    for encoding in ENCODINGS:
        for delimiter, name in DELIMITERS.items():
            for rows in (40, 4_000):
                made = partial(table, rows, encoding=encoding, delimiter=delimiter)
                what = f"{rows} rows, {name}, {encoding}"
                yield OrdinaryFile("case system", what, f"contacts {name}.csv", made)
    yield OrdinaryFile("case system", "50,000 rows", "all contacts.csv", partial(table, 50_000))
    yield OrdinaryFile("case system", "one row", "one.csv", partial(table, 1))
    for encoding in ENCODINGS:
        for ends in ("\n", "\r\n", "\r"):
            made = partial(text, 60, encoding=encoding, ends=ends)
            yield OrdinaryFile("editor", f"notes, {encoding}, {ends!r}", "notes.txt", made)


def table(rows: int, *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """Return a chronology as a table."""
    random, into, day = Random(rows), io.StringIO(), date(2024, 1, 3)
    writer = csv.writer(into, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(["Date", "Time", "Agency", "What happened", "Who", "Note"])
    for number in range(rows):
        happened = day + timedelta(days=number // 40)
        said = TRICKY[number % len(TRICKY)]
        writer.writerow([f"{happened:%d/%m/%Y}", "09:15", "School", sentence(random), "DSL", said])
    return into.getvalue().encode(encoding, "replace")


def text(lines: int, *, encoding: str, ends: str) -> bytes:
    """Return notes."""
    random = Random(lines)
    written = ends.join([*(sentence(random, 30) for _ in range(lines)), *TRICKY])
    return written.encode(encoding, "replace")
