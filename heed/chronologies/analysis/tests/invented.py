"""What does a large chronology look like: twelve agencies, thousands of rows, dates of every kind?

Everything is invented, and the same seed always gives the same rows. Benches use it too.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Final

from heed.chronologies.analysis.entries import Entry, entries
from heed.chronologies.dates.written import Precision, WrittenDate
from heed.chronologies.rows import Column, Meaning, Row

AGENCIES: Final = (
    "Ambulance service",
    "CAMHS",
    "Children's social care",
    "Drug and alcohol service",
    "Early help",
    "GP practice",
    "Health visiting",
    "Hospital trust",
    "Housing",
    "Police",
    "Probation",
    "Schools",
)
COLUMNS: Final = (
    Column("Date", Meaning.START_DATE),
    Column("Source", Meaning.SOURCE),
    Column("Event", Meaning.EVENT),
    Column("Response", Meaning.RESPONSE),
    Column("Child seen?", Meaning.SEEN),
    Column("Child's voice", Meaning.VOICE),
    Column("Significance", Meaning.SIGNIFICANCE),
    Column("Good practice", Meaning.OTHER),
)
FIRST: Final = date(2014, 3, 1)
EVENTS: Final = (
    "Home visit by {who}. Sam seen in the {room}, {state}.",
    "Unannounced visit by {who}, no reply, card left.",
    "Telephone call to mother about the {thing}.",
    "Referral from {who} about {worry}. Sam said he was {feeling}.",
    "Mother did not attend the {meeting}.",
    "WNB {clinic} clinic.",
    "Strategy meeting about {worry}. {who} to see Sam this week.",
    "Police called to a domestic incident, children asleep upstairs, number {n}.",
    "A bruise to Sam's {limb} was noticed by {who}.",
    "No bruises seen on examination at {clinic} clinic.",
    "Family moved to {place} Street, number {n}.",
    "New social worker allocated, {who} informed.",
    "Visit cancelled by mother because of the {thing}.",
    "Direct work with Sam about {worry}.",
    "Letter to mother about the {thing}, reference {n}.",
    "Core group held; the {meeting} is booked for next month.",
)
FILLERS: Final = {
    "who": ("SW", "HV", "school nurse", "PC Lunn", "duty SW", "midwife", "support worker"),
    "room": ("kitchen", "bedroom", "garden", "lounge", "hall"),
    "state": ("asleep", "playing", "clean and cheerful", "quiet", "grubby", "tired"),
    "thing": ("rent", "tenancy", "repairs", "attendance", "red book", "school place"),
    "worry": ("shouting at home", "drug use", "hungry mornings", "strangulation", "late nights"),
    "feeling": ("sad", "fine", "scared", "hungry", "happy"),
    "meeting": ("core group", "review", "drug test", "housing interview"),
    "clinic": ("eye", "baby", "dental", "growth", "hearing"),
    "limb": ("arm", "leg", "cheek", "back"),
    "place": ("Mill", "Church", "Station", "High"),
}
RESPONSES: Final = ("", "", "None.", "Letter sent.", "SW saw Sam the next day.", "Discussed.")


def as_returned(many: int, *, years: int = 4, seed: int = 4) -> list[Row]:
    """Return so many invented rows over so many years."""
    return [_row(number, years, random.Random(seed * 1_000_003 + number)) for number in range(many)]


def invented(rows: int = 3_000, *, years: int = 4, seed: int = 4) -> tuple[Entry, ...]:
    """Return the entries of so many invented rows over so many years."""
    made = as_returned(rows, years=years, seed=seed)
    return entries(made, lambda row: f"{row.file}:{row.number}")


def _row(number: int, years: int, chance: random.Random) -> Row:
    agency = chance.choices(AGENCIES, weights=range(1, len(AGENCIES) + 1))[0]
    when = _when(FIRST + timedelta(days=chance.randrange(365 * years)), chance)
    event = chance.choice(EVENTS).format(
        n=chance.randrange(1, 5_000), **{name: chance.choice(of) for name, of in FILLERS.items()}
    )
    response = chance.choice(RESPONSES)
    cells = (
        when.written,
        "Records",
        event,
        response,
        chance.choices(("", "Yes", "No", "Mother only"), weights=(80, 10, 5, 5))[0],
        chance.choices(("", "“I like school”", "N/A"), weights=(90, 5, 5))[0],
        chance.choices(("", "Key"), weights=(97, 3))[0],
        chance.choices(("", "Prompt and kind"), weights=(98, 2))[0],
    )
    return Row(
        file=f"{agency}.docx",
        number=number + 2,
        agency=agency,
        columns=COLUMNS,
        cells=cells,
        when=when,
        source="Records",
        event=event,
    )


def _when(on: date, chance: random.Random) -> WrittenDate:
    kind = chance.choices(("day", "month", "range", "year", "doubted", "none"), (80, 9, 4, 2, 3, 2))
    match kind[0]:
        case "month":
            last = (on.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            return WrittenDate(f"{on:%B %Y}", on.replace(day=1), last, Precision.MONTH)
        case "range":
            last = on + timedelta(days=chance.randrange(2, 12))
            return WrittenDate(f"{on:%d/%m/%Y}-{last:%d/%m/%Y}", on, last, Precision.RANGE)
        case "year":
            year = date(on.year, 1, 1), date(on.year, 12, 31)
            return WrittenDate(str(on.year), *year, Precision.YEAR)
        case "doubted":
            return WrittenDate(f"?{on:%d/%m/%Y}", on, on, Precision.DAY, certain=False)
        case "none":
            return WrittenDate("not known", None, None, Precision.UNREADABLE)
        case _:
            return WrittenDate(f"{on:%d/%m/%Y}", on, on, Precision.DAY)
