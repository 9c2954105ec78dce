"""What must people weigh when they decide whether to review a case, locally or nationally?

Meeting the criteria does not oblige anybody to review, and no answer here decides anything: each
criterion is for people to answer yes, may or no, with reasons.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from heed.statute.dated import Rule, Version
from heed.statute.instruments import CHECKED, CSWA_2017, WT2018, regulations_2018, working_together
from heed.statute.sources import Grade
from heed.statute.typed import Any, Final
from heed.statute.value import Value


class Local(Enum):
    """The criteria of regulation 11 for a local review."""

    IMPROVEMENTS = "a"
    RECURRENT_THEMES = "b"
    WORKING_TOGETHER = "c"
    PANEL_CONCLUDED = "d"


class National(Enum):
    """The criteria of regulation 3 for a national review."""

    IMPROVEMENTS = "a"
    CHANGE_OF_LAW = "b"
    RECURRENT_THEMES = "c"


class Answer(Enum):
    """What people may answer to a criterion."""

    YES = "yes"
    MAY = "may"
    NO = "no"


class Criterion(Value):
    """One criterion: its letter and its words; `short` is for a heading or a table."""

    key: Enum
    short: str
    words: str

    @property
    def letter(self) -> str:
        """The letter by which people call it: (a)."""
        return f"({self.key.value})"

    def __str__(self) -> str:
        return f"{self.letter} {self.words}"


LOCAL: Final = Rule(
    "CR-L",
    "Which criteria must be taken into account when deciding on a local review?",
    (
        Version(
            value=(
                Criterion(
                    Local.IMPROVEMENTS,
                    "Improvements needed",
                    "The case highlights or may highlight improvements needed to safeguard and "
                    "promote the welfare of children, including where those improvements have "
                    "been previously identified",
                ),
                Criterion(
                    Local.RECURRENT_THEMES,
                    "Recurrent themes",
                    "The case highlights or may highlight recurrent themes in the safeguarding "
                    "and promotion of the welfare of children",
                ),
                Criterion(
                    Local.WORKING_TOGETHER,
                    "Agencies working together",
                    # Working Together and reports of the time say "organisations or agencies".
                    "The case highlights or may highlight concerns regarding two or more "
                    "agencies working together effectively to safeguard and promote the "
                    "welfare of children",
                ),
                Criterion(
                    Local.PANEL_CONCLUDED,
                    "Panel's conclusion",
                    "The Child Safeguarding Practice Review Panel has considered the case and "
                    "concluded that a local review may be more appropriate",
                ),
            ),
            starts=CSWA_2017,
            source=regulations_2018("reg 11"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

LOCAL_CIRCUMSTANCES: Final = Rule(
    "CR-L+",
    "To which further circumstances should partners have regard?",
    (
        Version(
            value=(
                "There is cause for concern about the actions of a single agency",
                "There has been no agency involvement and this gives cause for concern",
                "More than one local authority, police area or integrated care board is "
                "involved, including where a family has moved around",
                "The case may raise issues relating to safeguarding or promoting the welfare of "
                "children in institutional settings",
            ),
            starts=WT2018,
            source=working_together("2018 and 2023", "circumstances to have regard to"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

NOT_SERIOUS: Final = Rule(
    "CR-L0",
    "May a case be reviewed that is not a serious child safeguarding case?",
    (
        Version(
            value="yes: cases of good practice, poor practice or a near miss may be reviewed",
            starts=WT2018,
            source=working_together("2018 and 2023", "reviews of other cases"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

NATIONAL: Final = Rule(
    "CR-N",
    "Which criteria must the Panel take into account when deciding on a national review?",
    (
        Version(
            value=(
                Criterion(
                    National.IMPROVEMENTS,
                    "Improvements needed",
                    "The case highlights or may highlight improvements needed to safeguard and "
                    "promote the welfare of children, including where those improvements have "
                    "been previously identified",
                ),
                Criterion(
                    National.CHANGE_OF_LAW,
                    "Change of law or guidance",
                    "The case raises or may raise issues requiring legislative change or changes "
                    "to guidance issued under or further to any enactment",
                ),
                Criterion(
                    National.RECURRENT_THEMES,
                    "Recurrent themes",
                    "The case highlights or may highlight recurrent themes in the safeguarding "
                    "and promotion of the welfare of children",
                ),
            ),
            starts=CSWA_2017,
            source=regulations_2018("reg 3"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

NATIONAL_CIRCUMSTANCES: Final = Rule(
    "CR-N+",
    "To which further circumstances does the Panel have regard?",
    (
        Version(
            value=(
                "The child was educated otherwise than at school",
                "The child was harmed or died while in the care of a local authority, or while "
                "on, or recently removed from, a child protection plan",
                "The case involves a range of types of abuse",
                "The case may raise issues relating to safeguarding or promoting the welfare of "
                "children in institutional settings",
            ),
            starts=WT2018,
            source=working_together("2018 and 2023", "circumstances for a national review"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (
    *(LOCAL, LOCAL_CIRCUMSTANCES, NOT_SERIOUS),
    *(NATIONAL, NATIONAL_CIRCUMSTANCES),
)  # fmt: skip


def local_on(day: date) -> tuple[Criterion, ...]:
    """Return the criteria for a local review decided on the day (rule C9).

    :raises NotInForce: if the day is before 29 June 2018
    """
    return LOCAL.value_on(day)
