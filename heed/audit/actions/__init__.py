"""What can be done with the trail: note who read or checked it, change its key, judge signs."""

from heed.audit.actions.noting import (
    change_key,
    note_check,
    note_download,
    note_own_reading,
    note_reading,
    note_sought,
)
from heed.audit.actions.signs import (
    AboutOneself,
    OfAnotherPartnership,
    ReasonMissing,
    judge_sign,
    keep_signs,
    say_home_area,
)

__all__ = [
    "AboutOneself",
    "OfAnotherPartnership",
    "ReasonMissing",
    "change_key",
    "judge_sign",
    "keep_signs",
    "note_check",
    "note_download",
    "note_own_reading",
    "note_reading",
    "note_sought",
    "say_home_area",
]
