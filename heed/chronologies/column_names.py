"""What are the columns of a chronology called, on pages and in templates for agencies?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from heed.chronologies.rows import Meaning

NAMES: Final[Mapping[Meaning, str]] = {
    Meaning.START_DATE: "Date",
    Meaning.START_TIME: "Time",
    Meaning.END_DATE: "End date",
    Meaning.END_TIME: "End time",
    Meaning.SEQUENCE: "Number of the event",
    Meaning.SOURCE: "Source of information",
    Meaning.EVENT: "What happened",
    Meaning.RESPONSE: "What was done",
    Meaning.ANALYSIS: "Comment by the agency",
    Meaning.SEEN: "Who was seen",
    Meaning.VOICE: "Child’s voice",
    Meaning.SIGNIFICANCE: "Significance",
    Meaning.PEOPLE: "People involved",
    Meaning.OTHER: "Something else",
}
# Without these no row can be placed, or nobody could find where it comes from.
ALWAYS_ASKED: Final = (Meaning.START_DATE, Meaning.SOURCE, Meaning.EVENT)
MAY_BE_ASKED: Final = tuple(
    one for one in Meaning if one not in (*ALWAYS_ASKED, Meaning.OTHER, Meaning.SEQUENCE)
)
USUALLY_ASKED: Final = (Meaning.START_TIME, Meaning.RESPONSE, Meaning.SEEN, Meaning.VOICE)
