"""What can be changed about who works together, how, in which posts, and for whom one acts?"""

from heed.partnership.actions.acting import note_place
from heed.partnership.actions.appointing import appoint, change_post, end_appointment, remove
from heed.partnership.actions.arranging import (
    add_agency,
    add_group,
    change_contact,
    publish_arrangements,
)
from heed.partnership.actions.ending import end_agency, end_group
from heed.partnership.actions.founding import found
from heed.partnership.actions.inviting import (
    Offer,
    confirm,
    confirm_at_the_machine,
    invite,
    send,
    withdraw,
)
from heed.partnership.actions.joining import join, join_with_new_account
from heed.partnership.actions.refusals import (
    EndsBeforeItStarts,
    ForSomebodyElse,
    HoldsItAlready,
    InvitationOver,
    InvitedAlready,
    LastCoordinator,
    LastDayMissing,
    LinkCannotBeUsed,
    NameTaken,
    NeedsTwoPeople,
    NotToOneself,
    NotYoursToGive,
    OfAnotherPartnership,
    OverAlready,
    RoleNeedsAccount,
    SomebodyElseCan,
    StillNeeded,
    VersionAlreadyStartsThatDay,
)

__all__ = [
    "EndsBeforeItStarts",
    "ForSomebodyElse",
    "HoldsItAlready",
    "InvitationOver",
    "InvitedAlready",
    "LastCoordinator",
    "LastDayMissing",
    "LinkCannotBeUsed",
    "NameTaken",
    "NeedsTwoPeople",
    "NotToOneself",
    "NotYoursToGive",
    "OfAnotherPartnership",
    "Offer",
    "OverAlready",
    "RoleNeedsAccount",
    "SomebodyElseCan",
    "StillNeeded",
    "VersionAlreadyStartsThatDay",
    "add_agency",
    "add_group",
    "appoint",
    "change_contact",
    "change_post",
    "confirm",
    "confirm_at_the_machine",
    "end_agency",
    "end_appointment",
    "end_group",
    "found",
    "invite",
    "join",
    "join_with_new_account",
    "note_place",
    "publish_arrangements",
    "remove",
    "send",
    "withdraw",
]
