"""Open a case file, open it to others, keep people out, and know who is tied to whom."""

from heed.casefiles.actions.conflicts import declare, exclude, name_person, withdraw_name
from heed.casefiles.actions.emergencies import break_glass, end_emergency, see_emergency
from heed.casefiles.actions.grants import (
    end_grant,
    extend_grant,
    grant,
    note_reading,
    open_file,
)
from heed.casefiles.actions.refusals import (
    DayImpossible,
    DayMissing,
    NobodyLeft,
    OfAnotherPartnership,
    ReasonMissing,
    Refusal,
    SaidBefore,
    TooLong,
    TooOften,
)
from heed.casefiles.actions.ties import (
    add_team,
    add_to_team,
    end_membership,
    remove_family_tie,
    say_family,
)

__all__ = [
    "DayImpossible",
    "DayMissing",
    "NobodyLeft",
    "OfAnotherPartnership",
    "ReasonMissing",
    "Refusal",
    "SaidBefore",
    "TooLong",
    "TooOften",
    "add_team",
    "add_to_team",
    "break_glass",
    "declare",
    "end_emergency",
    "end_grant",
    "end_membership",
    "exclude",
    "extend_grant",
    "grant",
    "name_person",
    "note_reading",
    "open_file",
    "remove_family_tie",
    "say_family",
    "see_emergency",
    "withdraw_name",
]
