"""What may be typed about keeping, holding and destroying files?"""

from heed.retention.forms.cases import (
    ChoosingClass,
    Deciding,
    Destroying,
    EndingProposal,
    LiftingHold,
    PlacingHold,
    Way,
)
from heed.retention.forms.policy import ClassOfFiles, Search

__all__ = [
    "ChoosingClass",
    "ClassOfFiles",
    "Deciding",
    "Destroying",
    "EndingProposal",
    "LiftingHold",
    "PlacingHold",
    "Search",
    "Way",
]
