"""By which words is the child meant, and by which somebody else of the family?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# One letter stands for whoever is named, so that rules need not look for names: letters that are
# no part of any word of English.
CHILD_LETTER: Final = "\u01c0"
OF_CHILD_LETTER: Final = "\u01c1"
OTHER_LETTER: Final = "\u01c2"

CHILD: Final = (
    r"child|children|baby|babies|bby|infant|toddler|newborn|neonate|boy|girl|pupil|student|yp|"
    r"kids|twins|ch|c"
)
# Whoever of the family and around it may be seen, speak or fail to attend in the child's place.
OTHERS: Final = (
    r"mothers?|mums?|mom|mo|fathers?|dad|fa|parents?|carers?|grandmothers?|grandfather|"
    r"grandparents|mgm|mgf|pgm|pgf|gran|nan|nana|grandad|grandma|aunt|aunty|auntie|uncle|partner|"
    r"boyfriend|girlfriend|stepfather|stepdad|stepmother|siblings?|sib|brothers?|sisters?|"
    r"cousin|neighbours?|landlord|caller|family"
)


@dataclass(frozen=True, slots=True)
class Child:
    """The child as the rows name them, besides “child”, “baby”, “YP” and the like.

    `names` are first names, initials, labels (“Child A”): anything that means this child only.
    """

    names: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def _people(child: Child) -> re.Pattern[str]:
    names = sorted({name.lower() for name in child.names if name}, key=len, reverse=True)
    named = "|".join((*map(re.escape, names), "young pe(?:rson|ople)", CHILD))
    return re.compile(rf"\b(?P<child>(?:{named})\b(?P<own>'s\b|'|))|\b(?P<other>{OTHERS})\b")


def by_letter(plain: str, child: Child) -> str:
    """Return the sentence with a letter for the child, for what is the child's, for others."""
    return _people(child).sub(_letter, plain)


def _letter(found: re.Match[str]) -> str:
    if found["other"] is not None:
        return OTHER_LETTER
    return OF_CHILD_LETTER if found["own"] else CHILD_LETTER
