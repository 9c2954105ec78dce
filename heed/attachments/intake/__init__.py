"""May this file be let in? Pure Python without Django, so that every room can ask it."""

from heed.attachments.intake.apart import ExaminerUnavailable
from heed.attachments.intake.examining import Examined, examine
from heed.attachments.intake.kinds import Kind
from heed.attachments.intake.limits import USUAL, Limits
from heed.attachments.intake.names import safe_name
from heed.attachments.intake.refusals import Reason, Refused

__all__ = [
    "USUAL",
    "Examined",
    "ExaminerUnavailable",
    "Kind",
    "Limits",
    "Reason",
    "Refused",
    "examine",
    "safe_name",
]
