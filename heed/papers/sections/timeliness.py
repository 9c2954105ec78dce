"""Corporate Parenting Board paper: was the Panel told in time? (Not in the paper of 2020.)"""

from __future__ import annotations

from heed.documents.tree import Block, Paragraph, Section, Table
from heed.papers.facts import BoardFacts, timeliness_counts
from heed.papers.numbers import Numbers
from heed.statute import notification, rapid_review

TITLE = "Notifications and rapid reviews in time"


def section(facts: BoardFacts, *, numbers: Numbers) -> Section | None:
    """Compare what went to the Panel with its time limits; nothing where nobody asked."""
    if facts.timeliness is None:
        return None
    if not numbers.protects_timeliness(facts):
        return Section(TITLE, detail(facts))
    return Section(
        TITLE,
        (
            Paragraph(
                "Whether notifications and rapid reviews reached the national Panel in time is set "
                "out in the part of this report that is not for publication, because the numbers "
                "are small.",
                numbered=True,
            ),
        ),
    )


def detail(facts: BoardFacts) -> tuple[Block, ...]:
    """Print how many went to the Panel, and how many of them late."""
    sent, late, reviewed, reviewed_late = timeliness_counts(facts.timeliness)
    within = notification.N1_T.value_on(facts.meeting_on)
    review_within = rapid_review.RR2.value_on(facts.meeting_on)
    return (
        Paragraph(
            f"Guidance expects the national Panel to be told within {within} of the council "
            f"becoming aware, and to have the rapid review within {review_within}.",
            numbered=True,
        ),
        Table(
            caption=f"Sent to the national Panel, {facts.period}",
            header=("What went to the Panel", "Sent", "Late"),
            rows=(
                ("Notifications", sent.figure(f"{sent.number:,}"), late.figure(f"{late.number:,}")),
                (
                    "Rapid reviews",
                    reviewed.figure(f"{reviewed.number:,}"),
                    reviewed_late.figure(f"{reviewed_late.number:,}"),
                ),
            ),
            numeric=(1, 2),
        ),
    )
