"""Corporate Parenting Board paper: the criteria, who decides, who is told (2020: 21 to 23)."""

from __future__ import annotations

from heed.documents.tree import Block, LetteredList, Paragraph, Section, paragraphs
from heed.papers.facts import Area, BoardFacts
from heed.papers.sections.wording import sentence_case
from heed.partnership.arrangements import DecisionAuthority
from heed.statute import criteria

# What guidance expects everywhere (rule RR8); an area's own words take its place.
COMMUNICATING = (
    "Decisions are made transparently, and the reasons for them are explained as appropriate, "
    "including to families."
)


def section(facts: BoardFacts) -> Section:
    """Print the criteria of the meeting's day and the decision route of the arrangements."""
    area = facts.area
    asked = criteria.local_on(facts.meeting_on)
    return Section(
        "Decisions on local reviews",
        (
            Paragraph(
                f"To decide whether a local review should be carried out, the {area.review_group} "
                "considers whether:",
                numbered=True,
            ),
            LetteredList(tuple(_item(criterion.words, asked) for criterion in asked)),
            _who_decides(area),
            *_telling_the_executive(area),
            *paragraphs(area.arrangements.communicating_decisions or COMMUNICATING, numbered=True),
        ),
    )


def _item(words: str, asked: tuple[criteria.Criterion, ...]) -> str:
    ending = {asked[-1].words: ".", asked[-2].words: "; or"}.get(words, ";")
    return f"{sentence_case(words)}{ending}"


def _who_decides(area: Area) -> Paragraph:
    if area.arrangements.decides is DecisionAuthority.INDEPENDENT_CHAIR:
        return Paragraph(
            f"The {area.review_group} recommends to the Independent Chair whether to carry out a "
            "review. The Independent Chair is responsible for the final decision.",
            numbered=True,
        )
    return Paragraph(
        f"The {area.review_group} recommends to the three safeguarding partners whether to carry "
        "out a review. The partners are responsible for the final decision.",
        numbered=True,
    )


def _telling_the_executive(area: Area) -> list[Block]:
    executive, arrangements = area.executive_group, area.arrangements
    said = []
    if arrangements.reviews_are_a_standing_item:
        said.append(
            "Child safeguarding practice reviews are a standing item at the "
            f"{arrangements.executive_meets} meetings of the {executive}."
        )
    if arrangements.national_importance_told_between_meetings:
        said.append(
            "If a case is thought to raise issues of national importance, the "
            f"{executive} is told in between its meetings."
        )
    return [Paragraph(" ".join(said), numbered=True)] if said else []
