"""Corporate Parenting Board paper: what reviews are for, here and nationally (2020: 14 to 16)."""

from __future__ import annotations

from heed.documents.tree import Paragraph, Section, paragraphs
from heed.papers.facts import BoardFacts
from heed.statute.notification import PANEL

# Said where the review group's own purpose is not recorded.
RESPONSIBILITY = (
    "A key responsibility of the partnership is to commission child safeguarding practice reviews "
    "and to publish them."
)


def section(facts: BoardFacts) -> Section:
    """Say who commissions reviews, what for, and who learns nationally."""
    area = facts.area
    own_words = area.review.purpose if area.review else ""
    return Section(
        "Child safeguarding practice reviews",
        (
            *paragraphs(own_words or RESPONSIBILITY, numbered=True),
            Paragraph(
                "The purpose of a review, local or national, is to identify improvements to be "
                "made to safeguard and promote the welfare of children.",
                numbered=True,
            ),
            Paragraph(
                "At national level the responsibility for learning from serious incidents lies "
                f"with the {PANEL} (the national Panel). How the national and local levels work "
                f"together is still developing; the {area.executive_group} and the "
                f"{area.review_group} follow those developments.",
                numbered=True,
            ),
        ),
    )
