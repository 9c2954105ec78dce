"""Which blank template belongs to a chronology: for one agency that was asked, or for any?"""

from __future__ import annotations

from heed.chronologies.models import AskedAgency, Chronology
from heed.chronologies.outputs.blank import Blank
from heed.govuk.words import long_date


def blank(chronology: Chronology, asked: AskedAgency | None = None) -> Blank:
    """Return the template of a chronology; nobody of the family is named in it."""
    case_file = chronology.case_file
    front = {
        "For": case_file.partnership.name,
        "Case": case_file.reference,
        "Period": str(chronology.period),
    }
    if asked is not None:
        front |= {"Agency": asked.agency.name, "Please return it by": long_date(asked.due_on)}
    return Blank(
        title=f"Chronology for {case_file.reference}",
        marking=case_file.partnership.marking,
        front=tuple(front.items()),
        columns=chronology.columns,
    )
