"""Open a case file, open it to others, keep people out, and know who is tied to whom."""

from heed.casefiles.actions.conflicts import declare, exclude, name_person, withdraw_name
from heed.casefiles.actions.grants import end_grant, grant, note_reading, open_file
from heed.casefiles.actions.refusals import (
    DayImpossible,
    NobodyLeft,
    OfAnotherPartnership,
    ReasonMissing,
    Refusal,
    SaidBefore,
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
    "NobodyLeft",
    "OfAnotherPartnership",
    "ReasonMissing",
    "Refusal",
    "SaidBefore",
    "add_team",
    "add_to_team",
    "declare",
    "end_grant",
    "end_membership",
    "exclude",
    "grant",
    "name_person",
    "note_reading",
    "open_file",
    "remove_family_tie",
    "say_family",
    "withdraw_name",
]
