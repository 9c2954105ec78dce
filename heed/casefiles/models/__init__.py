"""Who may open which case file? One lock for everything kept on a case."""

from heed.casefiles.models.conflicts import Exclusion, NamedPerson, Tie, conflicted
from heed.casefiles.models.files import CaseFile
from heed.casefiles.models.grants import MOST_HOURS, EmergencyOpening, Grant
from heed.casefiles.models.record import CaseQuerySet, CaseRecord, Unscoped
from heed.casefiles.models.ties import FamilyTie, Team, TeamMember

__all__ = [
    "MOST_HOURS",
    "CaseFile",
    "CaseQuerySet",
    "CaseRecord",
    "EmergencyOpening",
    "Exclusion",
    "FamilyTie",
    "Grant",
    "NamedPerson",
    "Team",
    "TeamMember",
    "Tie",
    "Unscoped",
    "conflicted",
]
