"""Corporate Parenting Board paper: serious harm, and who must be told (2020: 17 to 20)."""

from __future__ import annotations

from datetime import date

from heed.documents.tree import Block, BulletList, LetteredList, Paragraph, Section, Strong
from heed.papers.facts import BoardFacts
from heed.papers.sections.wording import listed
from heed.statute import notification
from heed.statute.dated import NotInForce


def section(facts: BoardFacts) -> Section:
    """Say when the council must notify, what serious harm is, and what happens next."""
    group = facts.area.review_group
    return Section(
        "Serious harm and notifications",
        (
            Paragraph(
                (
                    "Under section 16C(1) of the Children Act 2004, as amended by the Children and "
                    "Social Work Act 2017, a local authority in England that ",
                    Strong("knows or suspects that a child has been abused or neglected"),
                    " must notify the national Panel if:",
                ),
                numbered=True,
            ),
            LetteredList(
                (
                    "the child dies or is seriously harmed in the authority's area; or",
                    "the child dies or is seriously harmed outside England while normally resident "
                    "in the authority's area.",
                )
            ),
            _looked_after(facts.meeting_on),
            *_care_leavers(facts.meeting_on),
            Paragraph(
                "Serious harm includes serious or long-term impairment of a child's mental health "
                "or of their intellectual, emotional, social or behavioural development, and "
                "impairment of physical health. This is not a complete list. People use their "
                "judgement, and impairment that is likely to be long-term counts even if that is "
                "not certain straight away.",
                numbered=True,
            ),
            Paragraph(
                f"Every incident notified to the Panel is also referred to the {group}, for a "
                "local decision on whether the case:",
                numbered=True,
            ),
            BulletList(
                (
                    "meets the criteria for a child safeguarding practice review; and",
                    "may raise issues that are complex or of national importance.",
                )
            ),
        ),
    )


def _looked_after(on: date) -> Paragraph:
    told = notification.N2.value_on(on).to
    named = listed([f"the {who}" if who.startswith("Secretary") else who for who in told[:2]])
    return Paragraph(
        (
            f"When a looked-after child dies, the local authority must also notify {named}, ",
            Strong("whether or not abuse or neglect is suspected"),
            ".",
        ),
        numbered=True,
    )


def _care_leavers(on: date) -> list[Block]:
    """Say what guidance asks about care leavers, on days when it asks (N3)."""
    try:
        told = notification.N3.value_on(on).to
    except NotInForce:
        return []
    return [
        Paragraph(
            f"When a care leaver up to and including the age of 24 dies, it should notify the "
            f"{listed(told)}, whether or not abuse or neglect is suspected.",
            numbered=True,
        )
    ]
