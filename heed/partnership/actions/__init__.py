"""What can be changed about who works together, how, in which posts, and for whom one acts?"""

from heed.partnership.actions.acting import note_place
from heed.partnership.actions.appointing import appoint, end_appointment
from heed.partnership.actions.arranging import add_agency, add_group, publish_arrangements
from heed.partnership.actions.founding import found
from heed.partnership.actions.refusals import (
    EndsBeforeItStarts,
    LastCoordinator,
    NameTaken,
    OfAnotherPartnership,
    RoleNeedsAccount,
    VersionAlreadyStartsThatDay,
)

__all__ = [
    "EndsBeforeItStarts",
    "LastCoordinator",
    "NameTaken",
    "OfAnotherPartnership",
    "RoleNeedsAccount",
    "VersionAlreadyStartsThatDay",
    "add_agency",
    "add_group",
    "appoint",
    "end_appointment",
    "found",
    "note_place",
    "publish_arrangements",
]
