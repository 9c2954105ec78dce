"""When must the yearly report be published, and what must be in it?"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from heed.statute import transition
from heed.statute.dated import Rule, Unverified, Version
from heed.statute.instruments import (
    CHECKED,
    CSWA_2017,
    DAY_BEFORE_WT2023,
    WT2015,
    WT2018,
    WT2023,
    WT2026,
    children_act_2004,
    transition_regulations_2018,
    working_together,
)
from heed.statute.sources import Grade
from heed.statute.value import Value
from heed.statute.working_days import Months


class Every(Value):
    """A report that comes round, and what it must say."""

    period: Months
    contents: tuple[str, ...]


class YearlyReport(Value):
    """What guidance adds about whose report it is, the year it covers and its contents."""

    signed_off_by: str
    covers: str
    contents: tuple[str, ...]


class BoardReport(Value):
    """A board's annual report: whose it was, the year it covered and who received it."""

    by: str
    covers: str
    sent_to: tuple[str, ...]


Y1: Final = Rule(
    id="Y1",
    question="How often must the partners prepare and publish a report, and on what?",
    versions=(
        Version(
            value=Every(
                period=Months(12),
                contents=(
                    "what the partners and relevant agencies have done as a result of the "
                    "arrangements",
                    "how effective the arrangements have been in practice",
                ),
            ),
            starts=CSWA_2017,
            source=children_act_2004("s.16G(7)"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

Y2: Final = Rule(
    id="Y2",
    question="Within how long of the implementation date was the first report due?",
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

Y3: Final = Rule(
    id="Y3",
    question="What should a report under Working Together 2018 contain?",
    versions=(
        Version(
            value=(
                "evidence of impact on outcomes, from early help to looked-after children and "
                "care leavers",
                "analysis of areas with progress and with little or none",
                "decisions and actions on recommendations of local and national reviews, and the "
                "improvements that followed",
                "how feedback from children and families was sought",
            ),
            starts=WT2018,
            ends=DAY_BEFORE_WT2023,
            source=working_together("2018", "chapter 3"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

Y4: Final = Rule(
    id="Y4",
    question="What should a report under Working Together 2023 contain?",
    versions=(
        Version(
            value=YearlyReport(
                signed_off_by="the lead safeguarding partners, who are jointly accountable",
                covers="the financial year",
                contents=(
                    "findings of independent scrutiny",
                    "training",
                    "budget",
                    "what relevant agencies contributed",
                    "the part of education",
                    "data and outcomes",
                    "actions on recommendations, and their impact",
                ),
            ),
            starts=WT2023,
            source=working_together("2023", "chapter 2"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

Y4_T: Final[Rule[str]] = Rule(
    id="Y4-T",
    question="By which day of the year should the report be published, and copied to whom?",
    versions=(
        Unverified(
            wanted="Whether Working Together 2023 asks for publication by the end of September "
            "and for a copy to the Panel and the What Works Centre within seven days.",
            starts=WT2023,
            source=working_together("2023", "chapter 2"),
            checked=CHECKED,
        ),
    ),
)

Y5: Final = Rule(
    id="Y5",
    question="What did Working Together 2026 add to the report?",
    versions=(
        Version(
            value="The report must evidence the impact of the arrangements on children and "
            "families.",
            starts=WT2026,
            source=working_together(
                "2026", "summary of changes", url="https://www.leedsscp.org.uk"
            ),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

Y6: Final = Rule(
    id="Y6",
    question="What report did a Local Safeguarding Children Board make?",
    versions=(
        Version(
            value=BoardReport(
                by="the chair of the board",
                covers="the preceding financial year",
                sent_to=(
                    "chief executive of the local authority",
                    "leader of the council",
                    "police and crime commissioner",
                    "chair of the health and wellbeing board",
                ),
            ),
            starts=WT2015,
            ends=transition.LAST_DAY_OF_BOARDS,
            source=working_together("2015", "chapter 3"),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

Y7: Final = Rule(
    id="Y7",
    question="How often do child death review partners report?",
    versions=(
        Version(
            value="At such intervals as they consider appropriate.",
            starts=CSWA_2017,
            source=children_act_2004("s.16M(6)"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (Y1, Y2, Y3, Y4, Y4_T, Y5, Y6, Y7)


def due_by(last_published_on: date) -> date:
    """Return the last day for the next report: twelve months after the last one (Y1).

    "In every 12 month period" is read as rolling twelve months, not as a calendar year.

    :raises NotInForce: before 29 June 2018
    """
    return Y1.value_on(last_published_on).period.after(last_published_on)


def contents_on(day: date) -> tuple[str, ...]:
    """Return what a report produced on a day should contain, Act first (Y1, Y3, Y4, Y5).

    :raises NotInForce: before 29 June 2018
    """
    contents = Y1.value_on(day).contents
    if day >= WT2023:
        contents += Y4.value_on(day).contents
    elif day >= WT2018:
        contents += Y3.value_on(day)
    if day >= WT2026:
        contents += (Y5.value_on(day),)
    return contents
