"""Facts of an invented area for tests of the sections; each test changes what it is about."""

from __future__ import annotations

from datetime import date

from heed.core.periods import Period
from heed.papers.facts import (
    Area,
    BoardFacts,
    CommissionedReview,
    ConsideredCase,
    GroupFacts,
    PanelView,
    Partner,
)
from heed.partnership.arrangements import Arrangements, DecisionAuthority
from heed.partnership.structure import Body, Structure

IMPLEMENTED = date(2019, 9, 30)
MEETING = date(2020, 2, 6)
LATER = date(2026, 9, 10)
SINCE_IMPLEMENTATION = Period(IMPLEMENTED, MEETING)

ARRANGEMENTS = Arrangements(
    starts_on=IMPLEMENTED,
    title="Multi-agency safeguarding arrangements 2019",
    decides=DecisionAuthority.INDEPENDENT_CHAIR,
    implemented_on=IMPLEMENTED,
    approach="We build on the partnership there is.\n\nWe keep the best of it.",
)
REVIEW = GroupFacts(name="Practice Review Group")
EXECUTIVE = GroupFacts(name="Executive Group")
QUALITY = GroupFacts(
    name="Quality Assurance, Practice and Procedures",
    purpose="Audits, and what service users say.\nWhat it finds feeds learning.",
)
EXPLOITATION = GroupFacts(name="Exploitation Group", purpose="Prepare, Prevent, Protect, Pursue.")

STRUCTURE = Structure(
    partners=("Westshire County Council", "Westshire Police"),
    partners_part="",
    beside=(Body(name="Independent Chair", part="Decides on reviews"),),
    groups=(
        Body(name="Executive Group"),
        Body(
            name="Practice Review Group",
            reports_to="Executive Group",
            part="Recommends on reviews",
        ),
    ),
)


def area(
    *,
    arrangements: Arrangements = ARRANGEMENTS,
    partners: tuple[Partner, ...] = (
        Partner(name="Westshire County Council", chief_officers=("Chief Executive",)),
        Partner(name="Westshire Police", chief_officers=("Chief Constable",)),
        Partner(name="Westshire Clinical Commissioning Groups", chief_officers=()),
    ),
    structure: Structure = STRUCTURE,
    review: GroupFacts | None = REVIEW,
    executive: GroupFacts | None = EXECUTIVE,
    quality: GroupFacts | None = QUALITY,
    exploitation: GroupFacts | None = EXPLOITATION,
    contact_lines: tuple[str, ...] = ("Westshire County Council: 01632 960 000",),
) -> Area:
    """Return an area with every group."""
    return Area(
        name="Westshire Safeguarding Children Partnership",
        short_name="WSCP",
        local_authority="Westshire",
        contact_lines=contact_lines,
        arrangements=arrangements,
        partners=partners,
        structure=structure,
        review=review,
        executive=executive,
        quality=quality,
        exploitation=exploitation,
    )


def review(
    reference: str = "SI-AAA3333",
    *,
    label: str = "Serious Case Review",
    commissioned_on: date = date(2019, 11, 25),
    confidential: bool = True,
    looked_after: bool = True,
    terms_written: bool = True,
    reviewer_appointed: bool = True,
    completion_planned_for: date | None = date(2020, 7, 31),
    completed_on: date | None = None,
    on: date = MEETING,
) -> CommissionedReview:
    """Return the one review of the paper of 2020."""
    return CommissionedReview(
        reference=reference,
        label=label,
        commissioned_on=commissioned_on,
        confidential=confidential,
        looked_after=looked_after,
        terms_written=terms_written,
        reviewer_appointed=reviewer_appointed,
        completion_planned_for=completion_planned_for,
        completed_on=completed_on,
        on=on,
    )


def case(
    reference: str = "SI-CCC3333",
    *,
    criteria_not_met: bool = True,
    panel: PanelView = PanelView.AGREES,
) -> ConsideredCase:
    """Return a case in which the criteria were not met, as the Panel agrees."""
    return ConsideredCase(reference=reference, criteria_not_met=criteria_not_met, panel=panel)


def board(
    *,
    where: Area | None = None,
    period: Period = SINCE_IMPLEMENTATION,
    meeting_on: date = MEETING,
    commissioned: tuple[CommissionedReview, ...] = (),
    considered: tuple[ConsideredCase, ...] = (),
) -> BoardFacts:
    """Return the facts of a paper in which nothing has happened unless told otherwise."""
    return BoardFacts(
        area=where or area(),
        period=period,
        meeting_on=meeting_on,
        commissioned=commissioned,
        considered=considered,
    )


def of_2020() -> BoardFacts:
    """Return the facts of a paper like that of February 2020."""
    return board(commissioned=(review(),), considered=(case(), case("SI-DDD3333")))


def cases(number: int, **told: PanelView | bool) -> tuple[ConsideredCase, ...]:
    """Return so many cases of one kind."""
    panel = told.get("panel", PanelView.AGREES)
    assert isinstance(panel, PanelView)
    return tuple(
        case(
            f"SI-{position:07}",
            criteria_not_met=bool(told.get("criteria_not_met", True)),
            panel=panel,
        )
        for position in range(number)
    )
