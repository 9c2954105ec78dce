"""A small combined chronology for tests: two agencies, one event, a note, a problem."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from heed.chronologies.merging import combining
from heed.chronologies.merging.combined import Combined
from heed.chronologies.merging.tests.returns import UNREADABLE, day, row, sent
from heed.chronologies.rows import Column, Meaning, Problem

AT = datetime(2026, 11, 23, 10, 0, 5, 17, tzinfo=UTC)
FORMULA = '=HYPERLINK("http://example.org")'
COLUMNS = (
    Column("Date", Meaning.START_DATE),
    Column("Event", Meaning.EVENT),
    Column("Response", Meaning.RESPONSE),
    Column("Officer", None),
)


def combined() -> Combined:
    """Return the rows of two agencies, one of which contradicts the other."""
    full = replace(
        row("2019-03-12", "Strategy meeting, burn to left hand\nSecond line", time="10:00"),
        columns=COLUMNS,
        cells=("12/03/2019", "Strategy meeting, burn to left hand\nSecond line", FORMULA, "PC 1"),
        source="Log",
        until=day("2019-03-13"),
        table="Sheet 2",
        when=replace(day("2019-03-12"), inferred="from the row above"),
    )
    note = replace(row(replace(UNREADABLE, problem="It has no year.")), note=True)
    police = sent(full, note, problems=(Problem("police.docx", 3, "No date."),))
    gp = sent(
        row("2019-03-12", "Strategy meeting re burn to right hand"),
        row(UNREADABLE, "Chased"),
        file="gp.csv",
        agency="GP",
        problems=(Problem("gp.csv", None, "Zoë is named.", "Sheet 1"),),
    )
    return combining.merge([police, gp])
