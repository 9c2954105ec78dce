"""When did an area move from its board to safeguarding partners, and what had to follow?"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from heed.statute.dated import Rule, Version
from heed.statute.instruments import CHECKED, CSWA_2017, transition_regulations_2018
from heed.statute.sources import Grade
from heed.statute.typed import Any, Final
from heed.statute.value import Value
from heed.statute.working_days import Months

BOARDS_REPEALED_EVERYWHERE: Final = date(2020, 9, 29)
# What departmental guidance, and so many papers of the time, gave as the day of rule T1.
PUBLISH_BY_IN_GUIDANCE: Final = date(2019, 6, 29)
LAST_DAY_OF_BOARDS: Final = BOARDS_REPEALED_EVERYWHERE - timedelta(days=1)


class LegalType(Enum):
    """What a review is in law, whatever it was called."""

    SERIOUS_CASE_REVIEW = "serious case review by a board"
    LOCAL_REVIEW = "local child safeguarding practice review by the partners"


class Unfinished(Value):
    """What a board had to hand to the partners, and how long it had to finish first."""

    within: Months
    completed_but_unpublished: str
    not_completed: str


class HandOver(Value):
    """Work a board had to finish by a day, or hand over."""

    by: date
    what: str


T1: Final = Rule(
    id="T1",
    question="By when did the partners have to publish their first arrangements?",
    versions=(
        Version(
            # Departmental guidance and the 2020 report say 29 June; the Regulations say 30 June.
            value=date(2019, 6, 30),
            starts=CSWA_2017,
            source=transition_regulations_2018("regulation 5"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

T2: Final = Rule(
    id="T2",
    question="Within how long of publication did arrangements have to be acted on?",
    versions=(
        Version(
            value=Months(3),
            starts=CSWA_2017,
            source=transition_regulations_2018("regulation 6"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

T3: Final = Rule(
    id="T3",
    question="Within how long of implementation was the first yearly report due?",
    versions=(
        Version(
            value=Months(12),
            starts=CSWA_2017,
            source=transition_regulations_2018("regulation 7"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

T4: Final = Rule(
    id="T4",
    question="On which day was the law on boards repealed in every area at the latest?",
    versions=(
        Version(
            # In each area sections 13 to 16 went on its own implementation date.
            value=BOARDS_REPEALED_EVERYWHERE,
            starts=CSWA_2017,
            source=transition_regulations_2018("regulation 8"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

T5: Final = Rule(
    id="T5",
    question="What became of serious case reviews a board had not finished?",
    versions=(
        Version(
            value=Unfinished(
                within=Months(12),
                completed_but_unpublished="the board gives a copy of the report to the partners",
                not_completed="the board gives all information on the review to the partners",
            ),
            starts=CSWA_2017,
            source=transition_regulations_2018("regulation 9"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

T6: Final = Rule(
    id="T6",
    question="What became of child death reviews a board had not finished?",
    versions=(
        Version(
            value=HandOver(
                by=date(2020, 1, 29),
                what="the board gives all information on an unfinished review to the child death "
                "review partners",
            ),
            starts=CSWA_2017,
            source=transition_regulations_2018("regulation 10"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

T7: Final = Rule(
    id="T7",
    question="Which kind of review can be newly started?",
    versions=(
        Version(
            value=LegalType.LOCAL_REVIEW,
            # The source says October 2019: the first day of the month.
            starts=date(2019, 10, 1),
            source=transition_regulations_2018(
                "regulation 8, as described in the 2021 annual review of local reviews"
            ),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (T1, T2, T3, T4, T5, T6, T7)


def publication_deadline() -> date:
    """Return the last day for an area's first arrangements to be published (T1)."""
    return T1.value_on(CSWA_2017)


def implementation_deadline(published_on: date) -> date:
    """Return the last day to start acting on arrangements: three months (T2).

    :raises NotInForce: if they were published before 29 June 2018
    """
    return T2.value_on(published_on).after(published_on)


def first_yearly_report_by(implemented_on: date) -> date:
    """Return the last day for the first yearly report: twelve months (T3).

    :raises NotInForce: if the arrangements were implemented before 29 June 2018
    """
    return T3.value_on(implemented_on).after(implemented_on)


def board_finishes_reviews_by(implemented_on: date) -> date:
    """Return the last day for a board to finish a review before handing it over (T5).

    :raises NotInForce: if the arrangements were implemented before 29 June 2018
    """
    return T5.value_on(implemented_on).within.after(implemented_on)


def legal_type_of_review(*, started_on: date, implemented_on: date) -> LegalType:
    """Return what a review started on a day is in law, whatever it was called (T4, T7).

    Before its area's implementation date only the board could start one; since then only the
    partners can. A later "serious case review" is a board's earlier review or loose wording.
    """
    if started_on < implemented_on:
        return LegalType.SERIOUS_CASE_REVIEW
    return LegalType.LOCAL_REVIEW
