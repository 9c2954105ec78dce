"""Everything that changes how long a file is kept, and the one thing that destroys it."""

from heed.retention.actions.classes import Policy, add_class, change_class
from heed.retention.actions.deciding import choose_class, end_proposal, keep_until, propose
from heed.retention.actions.disposing import destroy
from heed.retention.actions.holds import lift_hold, place_hold
from heed.retention.actions.refusals import (
    AlreadyLifted,
    AlreadyProposed,
    ChangedMeanwhile,
    DayImpossible,
    Gone,
    NameTaken,
    NothingProposed,
    NotOver,
    OfAnotherPartnership,
    OnHold,
    PeriodMissing,
    ProposerConflicted,
    ReasonMissing,
    Refusal,
    SamePerson,
)

__all__ = [
    "AlreadyLifted",
    "AlreadyProposed",
    "ChangedMeanwhile",
    "DayImpossible",
    "Gone",
    "NameTaken",
    "NotOver",
    "NothingProposed",
    "OfAnotherPartnership",
    "OnHold",
    "PeriodMissing",
    "Policy",
    "ProposerConflicted",
    "ReasonMissing",
    "Refusal",
    "SamePerson",
    "add_class",
    "change_class",
    "choose_class",
    "destroy",
    "end_proposal",
    "keep_until",
    "lift_hold",
    "place_hold",
    "propose",
]
