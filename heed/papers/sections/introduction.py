"""Corporate Parenting Board paper: what the report is for and what it covers (2020: 1 and 2)."""

from __future__ import annotations

from heed.documents.tree import LetteredList, Paragraph, Section
from heed.papers.facts import BoardFacts


def section(facts: BoardFacts) -> Section:
    """Say what the report is for, which period it covers, and what is in it."""
    return Section(
        "Introduction",
        (
            Paragraph(
                "This report gives the Corporate Parenting Board an overview of serious child "
                f"safeguarding cases in {facts.area.local_authority}, and of the reviews that "
                f"follow them, for the period {facts.period}.",
                numbered=True,
            ),
            Paragraph("It covers:", numbered=True),
            LetteredList(
                (
                    "the safeguarding arrangements, in particular how serious cases and the deaths "
                    "of children are reviewed; and",
                    f"the cases referred to the {facts.area.review_group}, and what was decided.",
                )
            ),
        ),
    )
