"""By which words is the child meant, and by which somebody else of the family?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

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

    @property
    def pattern(self) -> str:
        """Return a pattern for the child, not for what is the child's (“Sam's mother”)."""
        return rf"{self._named}(?!')"

    @property
    def possessive(self) -> str:
        """Return a pattern for the child and for what is the child's."""
        return rf"{self._named}(?:'s|')?"

    @property
    def _named(self) -> str:
        names = sorted({name.lower() for name in self.names if name}, key=len, reverse=True)
        words = "|".join((*map(re.escape, names), "young pe(?:rson|ople)", CHILD))
        return rf"\b(?:{words})\b"


OTHER: Final = rf"\b(?:{OTHERS})\b"
