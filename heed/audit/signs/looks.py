"""What is known about a look, a person and a file, and what is a sign?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from heed.core import clock

# Nobody had worked on a file for so long: whoever needs it now would do something on it.
AT_REST = timedelta(days=90)
# Words that stand where a surname would, and are none.
NO_SURNAMES = frozenset({"baby", "child", "unnamed", "unknown", "jr", "junior", "sr", "senior"})
ACCENTS = r"[\u0300-\u036f]"


class Kind(Enum):
    """What stands out about a look; the value is what the database keeps."""

    SAME_SURNAME = "SAME_SURNAME"
    MANY_FILES = "MANY_FILES"
    FILE_AT_REST = "FILE_AT_REST"
    UNUSUAL_HOUR = "UNUSUAL_HOUR"
    GUESSING = "GUESSING"

    @property
    def label(self) -> str:
        """Return the words a page uses."""
        return LABELS[self]


LABELS = {
    Kind.SAME_SURNAME: "Same surname as a child",
    Kind.MANY_FILES: "Many files without a task",
    Kind.FILE_AT_REST: "A file nobody works on",
    Kind.UNUSUAL_HOUR: "At an unusual hour",
    Kind.GUESSING: "Guessing references",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One page of a file that somebody opened, or a reference that led them nowhere.

    `worked` says that they did something on the file within a fortnight, before or after;
    `last_work_at` is when anybody last did something on it before this look.
    """

    entry_id: int
    user_id: int
    case_file_id: int | None
    at: datetime
    worked: bool = False
    last_work_at: datetime | None = None

    @property
    def day(self) -> date:
        """Return the day in England."""
        return clock.day(self.at)

    @property
    def has_a_task(self) -> bool:
        """Say whether anything on the record explains the look."""
        return self.worked or not self.is_at_rest

    @property
    def is_at_rest(self) -> bool:
        """Say whether nobody had worked on the file for three months."""
        return self.last_work_at is None or self.at - self.last_work_at >= AT_REST


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is compared of a person: their surname, and the area they live in if they said so."""

    user_id: int
    name: str
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """What is compared of a file: the names of its children, and the areas they live in."""

    case_file_id: int
    children: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Looks that stand out, in one sentence; a person decides what they mean."""

    kind: Kind
    user_id: int
    case_file_id: int | None
    day: date
    because: str
    entry_ids: tuple[int, ...]

    @property
    def mark(self) -> str:
        """Return what makes this sign the same one tomorrow, so that nobody judges it twice.

        That a person has a child's surname stays so: it is a sign once, not every day.
        """
        when = "" if self.kind is Kind.SAME_SURNAME else self.day.isoformat()
        return f"{self.kind.value}:{self.user_id}:{self.case_file_id or 0}:{when}"


def surnames(name: str) -> frozenset[str]:
    """Return the surnames in a name, without capitals and accents; a double one counts twice.

    Titles and first names are not compared: a name of one word has no surname that is known.
    """
    plain = re.sub(ACCENTS, "", unicodedata.normalize("NFKD", name.casefold()))
    words = [word.strip(".,()") for word in plain.replace("’", "'").split()]
    while words and words[-1] in NO_SURNAMES:
        words.pop()
    if len(words) < 2:
        return frozenset()
    return frozenset(part for part in words[-1].split("-") if len(part) > 1)


def same_area(one: str, other: str) -> bool:
    """Say whether two areas are called the same, whatever their capitals and spaces."""
    return bool(one.strip()) and " ".join(one.casefold().split()) == " ".join(
        other.casefold().split()
    )
