"""Does a sentence say that the family's address, the child's placement or a worker changed?"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from heed.chronologies.analysis.words.kinds import FirstRule, KindRule


class Change(StrEnum):
    """What changed."""

    ADDRESS = "address"
    PLACEMENT = "placement"
    WORKER = "worker"


_WORKER: Final = (
    r"(?:social worker|sw|health visitor|hv|key ?worker|worker|midwife|school nurse|"
    r"support worker|iro|officer|practitioner|probation officer|therapist)"
)
# What has not come about yet, or not at all.
_NOT_YET: Final = (
    r"\b(?:plans?|planning|wants?|wishes|hopes?|asked|requested?|would like|threatened|awaiting|"
    r"waiting|to be|will be|may (?:be|have|move|need)|might|did not|not been|discussed?|refused|"
    r"applied|considering)\b"
)

# The first rule that fits decides. A child's placement is looked for before an address, because a
# child who is placed moves too.
RULES: Final = (
    KindRule(
        "placed or returned",
        Change.PLACEMENT,
        "the child was placed, accommodated, removed, moved between carers or returned home",
        r"\bplaced (?:with|in|at|into|under)\b|\bplacement (?:move|change|broke|ended|disrupted|"
        r"breakdown|started|began)\w*|\b(?:moved?|moves) (?:to|into) (?:a |an |the )?(?:new |"
        r"short |emergency )*(?:foster|residential|placement|children's home|kinship|secure)\b|"
        r"\bnew (?:foster )?placement\b|\bbecame looked after\b|\baccommodated (?:under|by)\b|"
        r"\b(?:returned|returns|discharged) (?:home )?to (?:the )?(?:mother|father|parent|family|"
        r"care of)|\breturned to (?:his|her|their) (?:mother|father|parents?)\b|"
        r"\bremoved from (?:the )?(?:home|care|parents?|mother)|\b(?:s20|section 20) (?:signed|"
        r"agreed|started)|\b(?:taken into|under) police protection\b|"
        r"\bwent to (?:live|stay) with\b",
        rf"{_NOT_YET}|\bplaced (?:in|under|on) (?:the )?(?:file|record|list|oven|bin)\b",
    ),
    KindRule(
        "moved house",
        Change.ADDRESS,
        "the family moved, was rehoused or evicted, or has a new address",
        r"\bmoved (?:house|home|address|out|area|away|in with|into|back (?:to|in))\b|"
        r"\bmoved to (?!tears|close|end|year\b|class\b|set\b|(?:a |the )?(?:child|next|formal|"
        r"review|team|ward|plan))|\bchange of address\b|"
        r"\bnew (?:address|tenancy|home|house|flat)\b|\bre-?housed\b|\bevicted\b|\bfled to\b|"
        r"\b(?:became|made|now) homeless\b|\bmoved from\b|\bmove of (?:house|home)\b",
        rf"{_NOT_YET}|\b(?:case|file|meeting|appointment|date|money|conference|bed) (?:was |has |"
        r"been |is )*moved\b",
    ),
    KindRule(
        "new worker",
        Change.WORKER,
        "a worker is new, changed, left or was allocated, or the case went to another team",
        rf"\bnew (?:\w+ )?{_WORKER}\b|\bchange of (?:\w+ )?{_WORKER}\b|"
        rf"\b(?:re-?)?allocated to\b|\b{_WORKER} (?:has |had |was )?(?:left|changed|replaced)\b|"
        r"\bcase (?:was |has been )?(?:transferred|handed over|reallocated)\b|\btransferred to "
        rf"(?:the )?(?:\w+ ){{0,3}}team\b|\bhandover (?:to|from)\b|\btook over (?:as|the case)|"
        rf"\ballocated (?:a |an )?(?:new )?{_WORKER}\b",
        rf"{_NOT_YET}|\ballocated to (?:the )?(?:school|nursery|class|property|set)\b",
    ),
)
_WORTH: Final = (
    r"plac|mov|address|hous|tenancy|evict|fled|homeless|new |change|allocate|transfer|hand|"
    r"took over|left|looked after|accommodat|return|remov|s20|section 20|police protection|to live|"
    r"to stay|replaced|discharged"
)
_FIRST: Final = FirstRule(RULES, worth=_WORTH)


def changed(plain: str) -> KindRule[Change] | None:
    """Return the rule by which something changed; None if the sentence says no such thing."""
    return _FIRST.of(plain)
