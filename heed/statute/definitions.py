"""Who is a child, who is a care leaver, and what is serious harm?"""

from __future__ import annotations

from datetime import date

from heed.statute.dated import Rule, Version
from heed.statute.instruments import (
    AGE_OF_MAJORITY_IS_18,
    CA_1989_COMMENCED,
    CHECKED,
    CSWA_2017,
    DAY_BEFORE_CSWA_2017,
    LSCB_REGULATIONS,
    WT2015,
    WT2018,
    WT2023,
    children_act_1989,
    children_act_2004,
    convention,
    lscb_regulations_2006,
    reporting_guide,
    working_together,
)
from heed.statute.sources import Force, Grade, Source
from heed.statute.typed import Any, Final
from heed.statute.value import Value


class Ages(Value):
    """The age somebody has not reached yet, in years."""

    under: int

    def __str__(self) -> str:
        return f"under {self.under}"


class CareLeaver(Value):
    """Who counts as a care leaver when a death is notified (N3)."""

    looked_after_weeks: int
    looked_after_from_age: int
    looked_after_until_after_age: int
    under: int


def _words(
    rule_id: str,
    question: str,
    words: str,
    *,
    starts: date,
    source: Source,
    grade: Grade,
    ends: date | None = None,
) -> Rule[str]:
    version = Version(
        value=words, starts=starts, ends=ends, source=source, checked=CHECKED, grade=grade
    )
    return Rule(rule_id, question, (version,))


D1: Final = _words(
    "D1",
    "What is a serious child safeguarding case?",
    "abuse or neglect of a child is known or suspected by a local authority or another person "
    "exercising functions in relation to children, and the child has died or been seriously harmed",
    starts=CSWA_2017,
    source=children_act_2004("s.16B(9)"),
    grade=Grade.READ,
)

D2: Final = _words(
    "D2",
    "What is serious harm, in the Act?",
    "it includes serious or long-term impairment of mental health or intellectual, emotional, "
    "social or behavioural development",
    starts=CSWA_2017,
    source=children_act_2004("s.16B(9)"),
    grade=Grade.READ,
)

D3: Final = _words(
    "D3",
    "What is serious harm, in guidance?",
    "serious and/or long-term impairment of mental health or intellectual, emotional, social or "
    "behavioural development; it should also cover physical health and is not exhaustive; "
    "judgement is used where impairment is likely to be long-term though not yet certain; "
    "recovery, even from a one-off incident, does not mean that serious harm did not occur",
    starts=WT2018,
    source=working_together("2018 and 2023", "serious harm"),
    grade=Grade.READ,
)

D4: Final = _words(
    "D4",
    "What was serious harm in the time of serious case reviews?",
    "a potentially life-threatening injury, or serious or likely long-term impairment of physical "
    "or mental health or physical, intellectual, emotional, social or behavioural development; "
    "recovery does not exclude it",
    starts=WT2015,
    ends=DAY_BEFORE_CSWA_2017,
    source=working_together("2015", "seriously harmed"),
    grade=Grade.SECONDARY,
)

D5: Final = _words(
    "D5",
    "When did a board have to undertake a serious case review?",
    "abuse or neglect of a child is known or suspected, and either the child has died, or the "
    "child has been seriously harmed and there is cause for concern about how the authority, its "
    "Board partners or others worked together",
    starts=LSCB_REGULATIONS,
    ends=date(2020, 9, 28),  # in each area only until its implementation date
    source=lscb_regulations_2006("reg 5(2)"),
    grade=Grade.READ,
)

D6: Final = Rule(
    "D6",
    "Who is a child?",
    (
        Version(
            value=Ages(18),
            starts=AGE_OF_MAJORITY_IS_18,
            source=children_act_1989(
                "s.105; Children Act 2004 s.65(1); Family Law Reform Act 1969 s.9"
            ),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

# "Late 2025" in the reference; the guide appeared between November and December.
D7: Final = _words(
    "D7",
    "May the incident of an unborn child be notified?",
    "the statute does not include a child not yet born; the national guide is reported to say that "
    "a child can include unborn children: consider it",
    starts=date(2025, 11, 1),
    source=reporting_guide("guide for local authorities, late 2025", force=Force.PORTAL),
    grade=Grade.SECONDARY,
)

D8: Final = _words(
    "D8",
    "What is abuse?",
    "a form of maltreatment: inflicting harm or failing to act to prevent it, in a family, an "
    "institution or the community, by people known or by strangers, online too, by adults or "
    "children; it includes witnessing domestic abuse",
    starts=WT2015,
    source=working_together("2015 to 2023", "glossary"),
    grade=Grade.KNOWN,
)

D9: Final = _words(
    "D9",
    "What is neglect?",
    "persistent failure to meet basic physical or psychological needs, likely to result in serious "
    "impairment of health or development; it may occur in pregnancy and includes inadequate food, "
    "shelter, protection, supervision, medical care or education",
    starts=WT2015,
    source=working_together("2015 to 2023", "glossary"),
    grade=Grade.KNOWN,
)

D10: Final = _words(
    "D10",
    "How must abuse or neglect be linked to the death or harm?",
    "it is, or is suspected to be, a cause of or a contributory factor to it; where a family is "
    "known because of a recent incident or current concern and there is a suicide or an "
    "unexplained death, consider it serious too",
    starts=date(2022, 1, 1),
    source=Source(
        Force.PANEL_GUIDANCE, "Local procedures that reproduce national guidance", "cause or factor"
    ),
    grade=Grade.SECONDARY,
)

D11: Final = _words(
    "D11",
    "Who is a looked-after child?",
    "a child in the care of a local authority, or provided with accommodation by it for a "
    "continuous period of more than 24 hours; also a child remanded to youth detention "
    "accommodation",
    starts=CA_1989_COMMENCED,
    source=children_act_1989(
        "s.22; Legal Aid, Sentencing and Punishment of Offenders Act 2012 s.104"
    ),
    grade=Grade.SECONDARY,
)

D12: Final = Rule(
    "D12",
    "Who is a care leaver when a death is notified?",
    (
        Version(
            value=CareLeaver(13, 14, 16, 25),
            starts=WT2023,
            source=working_together("2023", "chapter 5, care leavers up to and including age 24"),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

D13: Final = _words(
    "D13",
    "What is outside England?",
    "anywhere outside England, including Wales, Scotland and Northern Ireland",
    starts=CSWA_2017,
    source=children_act_2004("s.16C(1)(b)"),
    grade=Grade.SECONDARY,
)

D14: Final = _words(
    "D14",
    "Where is a child normally resident?",
    "in the area of the authority where the child ordinarily lives; for a looked-after child, N2 "
    "falls on the authority looking after the child and N1 on that of the incident",
    starts=CSWA_2017,
    source=convention("not defined in the Act"),
    grade=Grade.ASSUMED,
)

D15: Final = _words(
    "D15",
    "When does an authority know or suspect?",
    "when any of its officers acting in role, the emergency duty team or a commissioned body has a "
    "recorded reasonable suspicion",
    starts=CSWA_2017,
    source=convention("not defined in the Act"),
    grade=Grade.ASSUMED,
)

RULES: Final[tuple[Rule[Any], ...]] = (
    *(D1, D2, D3, D4, D5, D6, D7, D8),
    *(D9, D10, D11, D12, D13, D14, D15),
)  # fmt: skip


def is_child(*, born_on: date, on: date) -> bool:
    """Say whether somebody is under 18 on a day; 18 is reached at the start of the birthday (D6).

    :raises NotInForce: before 1 January 1970
    """
    return on < birthday(born_on, D6.value_on(on).under)


def is_of_care_leaver_age(*, born_on: date, on: date) -> bool:
    """Say whether somebody is young enough for their death to be notified as a care leaver (D12).

    :raises NotInForce: before 15 December 2023
    """
    return on < birthday(born_on, D12.value_on(on).under)


def birthday(born_on: date, age: int) -> date:
    """Return the day an age is reached; who was born on 29 February reaches it on 1 March."""
    year = born_on.year + age
    if (born_on.month, born_on.day) == (2, 29) and not _is_leap(year):
        return date(year, 3, 1)
    return born_on.replace(year=year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
