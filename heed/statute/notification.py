"""Who must be told of a child's death or serious harm, and by when?

The Act sets no number of days: the five working days are statutory guidance. What is told, to
whom and by whom is in the rules; which local authority it falls on is in `authority.py`.
"""

from __future__ import annotations

from datetime import date

from heed.statute.dated import Rule, Unverified, Version
from heed.statute.instruments import (
    CA_1989_COMMENCED,
    CHECKED,
    CSWA_2017,
    DAY_BEFORE_CSWA_2017,
    HOMES_REGULATIONS,
    INTEGRATED_CARE_BOARDS,
    WT2015,
    WT2018,
    WT2023,
    children_act_1989,
    children_act_2004,
    homes_regulations_2015,
    reporting_guide,
    working_together,
)
from heed.statute.sources import Force, Grade, Source, Strength
from heed.statute.typed import Any, Final
from heed.statute.value import Value
from heed.statute.working_days import CalendarDays, Counted, WorkingDays

PANEL: Final = "Child Safeguarding Practice Review Panel"
SECRETARY_OF_STATE: Final = "Secretary of State for Education"
CHIEF_INSPECTOR: Final = "HM Chief Inspector (Ofsted)"
OFSTED: Final = "Ofsted"
PARENTS: Final = (
    "the child's parents and everyone with parental responsibility, "
    "so far as reasonably practicable"
)
WITHOUT_DELAY: Final = "without delay"


class Telling(Value):
    """Who must or should tell whom about what; `promptness` is set where no days are counted."""

    who: str
    to: tuple[str, ...]
    about: str
    strength: Strength
    promptness: str = ""

    def __str__(self) -> str:
        said = f"{self.who} {self.strength.value} tell {'; '.join(self.to)}: {self.about}"
        return f"{said}, {self.promptness}" if self.promptness else said


N1: Final = Rule(
    "N1",
    "Which incidents must the local authority tell the national Panel about?",
    (
        Version(
            value=Telling(
                "the local authority",
                (PANEL,),
                "it knows or suspects that a child has been abused or neglected, and the child "
                "dies or is seriously harmed in its area, or normally lives in its area and dies "
                "or is seriously harmed outside England",
                Strength.MUST,
            ),
            starts=CSWA_2017,
            source=children_act_2004("s.16C(1)"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

N1_T: Final = Rule(
    "N1-T",
    "Within how long of becoming aware should the Panel be told?",
    (
        # Working Together 2026 has not been read; every local text of 2026 seen still says five.
        Version(
            value=WorkingDays(5),
            starts=CSWA_2017,
            source=reporting_guide("within five working days of becoming aware"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

N2: Final = Rule(
    "N2",
    "Who must be told that a looked-after child has died, abuse suspected or not?",
    (
        Unverified(
            wanted="whether HM Chief Inspector already had to be told on that day; "
            "the Secretary of State and the parents had to be",
            starts=CA_1989_COMMENCED,
            source=children_act_1989("Sch. 2 para 20 as amended"),
            checked=CHECKED,
        ),
        Version(
            value=Telling(
                "the local authority looking after the child",
                (SECRETARY_OF_STATE, CHIEF_INSPECTOR, PARENTS),
                "the death of a child it looks after",
                Strength.MUST,
            ),
            starts=CSWA_2017,
            source=children_act_1989("Sch. 2 para 20(1)"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

N3: Final = Rule(
    "N3",
    "Who should be told that a care leaver up to and including age 24 has died?",
    (
        Version(
            value=Telling(
                "the local authority",
                (SECRETARY_OF_STATE, OFSTED),
                "the death of a care leaver up to and including the age of 24, abuse suspected "
                "or not, where it knows they were a care leaver",
                Strength.SHOULD,
            ),
            starts=WT2023,
            source=working_together("2023", "chapter 5, death of a care leaver"),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

N4: Final = Rule(
    "N4",
    "Who should be told locally of an incident the Panel must be told of?",
    (
        Version(
            value=Telling(
                "the local authority",
                ("the safeguarding partners in its area, and in other areas if appropriate",),
                "every incident the Panel must be told of",
                Strength.SHOULD,
            ),
            starts=CSWA_2017,
            source=reporting_guide("telling the safeguarding partners"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

N5: Final = Rule(
    "N5",
    "What was a notifiable incident before the Panel existed, and who was told?",
    (
        Version(
            value=Telling(
                "the local authority",
                (OFSTED, "the Local Safeguarding Children Board (LSCB)"),
                "a child died or was seriously harmed and abuse or neglect was known or suspected; "
                "any death of a looked-after child; any death in a regulated setting or service",
                Strength.SHOULD,
                "promptly",
            ),
            starts=WT2015,
            ends=DAY_BEFORE_CSWA_2017,
            source=working_together("2015", "chapter 4, notifiable incidents"),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

N5_T: Final = Rule(
    "N5-T",
    "Within how long of becoming aware should a notifiable incident have been told?",
    (
        Version(
            value=WorkingDays(5),
            starts=WT2015,
            ends=DAY_BEFORE_CSWA_2017,
            source=working_together("2015", "chapter 4, notifiable incidents"),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

N6: Final = Rule(
    "N6",
    "Who else should tell the safeguarding partners of an incident?",
    (
        Version(
            value=Telling(
                "anyone with functions relating to children",
                ("the safeguarding partners",),
                "an incident they think should be considered for a review",
                Strength.SHOULD,
            ),
            starts=WT2018,
            source=working_together("2018 and 2023", "notifying the safeguarding partners"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

_HOME: Final = "the registered person of the children's home"
_HOME_TELLS: Final = (
    CHIEF_INSPECTOR,
    "the placing authority",
    SECRETARY_OF_STATE,
    "the local authority of the home's area",
)
_HOME_TELLS_LAST: Final = (
    "the Prisons and Probation Ombudsman, if a secure children's home",
    "other relevant persons",
)


def _death_in_a_home(health_body: str, starts: date, ends: date | None) -> Version[Telling]:
    return Version(
        value=Telling(
            _HOME,
            (*_HOME_TELLS, health_body, *_HOME_TELLS_LAST),
            "the death of a child",
            Strength.MUST,
            WITHOUT_DELAY,
        ),
        starts=starts,
        ends=ends,
        source=homes_regulations_2015("reg 40(1)"),
        checked=CHECKED,
        grade=Grade.READ,
    )


N7: Final = Rule(
    "N7",
    "Whom must a children's home tell of a child's death?",
    (
        _death_in_a_home("the clinical commissioning group", HOMES_REGULATIONS, date(2022, 6, 30)),
        _death_in_a_home("the integrated care board", INTEGRATED_CARE_BOARDS, None),
    ),
)

N8: Final = Rule(
    "N8",
    "Which other events must a children's home report?",
    (
        Version(
            value=Telling(
                _HOME,
                (CHIEF_INSPECTOR, "relevant persons"),
                "sexual exploitation (actual or suspected), a serious incident that needs the "
                "police, an allegation against the home, a child protection enquiry started or "
                "concluded, or another serious event",
                Strength.MUST,
                WITHOUT_DELAY,
            ),
            starts=HOMES_REGULATIONS,
            source=homes_regulations_2015("reg 40(4)"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

_REGISTRAR_DUTY_STARTS: Final = date(2008, 4, 1)  # with child death reviews; the day is assumed

N9: Final = Rule(
    "N9",
    "Within how long must a registrar send the particulars of a child's death?",
    (
        Version(
            value=CalendarDays(7),
            starts=_REGISTRAR_DUTY_STARTS,
            source=Source(Force.ACT, "Children and Young Persons Act 2008", "s.31"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

_FOSTERING_START: Final = date(2011, 4, 1)

N10: Final = Rule(
    "N10",
    "Whom must a fostering provider tell of the death of a child placed?",
    (
        Version(
            value=Telling(
                "the fostering service provider",
                ("the Chief Inspector", "the placing authority", "others listed in Schedule 7"),
                "the death of a child placed, and other events listed",
                Strength.MUST,
                WITHOUT_DELAY,
            ),
            starts=_FOSTERING_START,
            source=Source(
                Force.REGULATIONS,
                "Fostering Services (England) Regulations 2011 (SI 2011/581)",
                "reg 36 and Sch. 7",
            ),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

N11: Final = Rule(
    "N11",
    "Within how long at most must an early years provider report a death or serious accident?",
    (
        # "As soon as practicable", and in any case within fourteen days.
        Version(
            value=CalendarDays(14),
            starts=date(2014, 9, 1),
            source=Source(
                Force.REGULATIONS,
                "Statutory framework for the early years foundation stage",
                "accident or injury",
            ),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (N1, N1_T, N2, N3, N4, N5, N5_T, N6, N7, N8, N9, N10, N11)


def notify_by(
    *, aware_on: date, known_on: date | None = None, after_hours_rolls: bool = False
) -> Counted:
    """Return the last day to tell the Panel, from the day the authority became aware (N1-T).

    `after_hours_rolls` is for an area that has agreed that word received after office hours
    counts from the next working day, and where that is what happened (rule C5).

    :raises NotInForce: if the authority became aware before 29 June 2018
    :raises OutsideCalendar: if the bank holidays of that time are not known
    """
    within = N1_T.value_on(aware_on)
    day_zero = WorkingDays(1).after(aware_on, known_on=known_on) if after_hours_rolls else aware_on
    return within.count_after(day_zero, known_on=known_on)
