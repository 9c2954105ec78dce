"""Which other processes meet a serious incident, and what clock does each have?

The reference gives these processes no numbers; I1 to I14 follow the order of its table. It gives
most of them no first day either: they are listed from the day reviews by partners began.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from heed.statute.dated import Rule, Unverified, Version
from heed.statute.instruments import CHECKED, CSWA_2017, children_act_2004, convention
from heed.statute.sources import Force, Grade, Source
from heed.statute.value import Value
from heed.statute.working_days import CalendarDays, ClockHours, Months

CHILD_DEATH_GUIDANCE: Final = date(2018, 10, 1)  # "October 2018": the first day of the month
HOMICIDE_REVIEW_PILOT: Final = date(2023, 4, 1)  # "spring 2023"
PILOT_PLANNED_TO_END: Final = date(2024, 9, 30)  # eighteen months


class JointResponse(Value):
    """When a joint agency response is called, and the usual times around it."""

    triggers: tuple[str, ...]
    notify_within: ClockHours
    meeting_after_about: Months
    panel_after_meeting_or_inquest: CalendarDays


class DomesticReview(Value):
    """Whose death it concerns, and the usual times."""

    from_age: int
    concerns: str
    decide_within_about: Months
    complete_within_about: Months


def _described(rule_id: str, question: str, value: str, source: Source) -> Rule[str]:
    """Return a process that is known from its instrument, which was not read again."""
    return Rule(
        id=rule_id,
        question=question,
        versions=(
            Version(
                value=value, starts=CSWA_2017, source=source, checked=CHECKED, grade=Grade.KNOWN
            ),
        ),
    )


I1: Final = Rule(
    id="I1",
    question="Which deaths are reviewed by child death review partners, and how?",
    versions=(
        Version(
            value="Every death of a child normally resident in the area, and others if they "
            "choose. The partners are the local authority and the area's health body, without "
            "the police. They arrange and analyse reviews, tell those who should act, and report "
            "when they think fit. Stillbirth, late fetal loss and lawful termination are outside.",
            starts=CSWA_2017,
            source=children_act_2004("s.16M"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

I2: Final = Rule(
    id="I2",
    question="When is there a joint agency response to a child's death, and how soon?",
    versions=(
        Version(
            value=JointResponse(
                triggers=(
                    "an external cause",
                    "sudden, with no apparent cause",
                    "in custody or detained under the Mental Health Act",
                    "a suspicion that it was not natural",
                    "an unattended stillbirth",
                ),
                notify_within=ClockHours(24),
                meeting_after_about=Months(3),
                panel_after_meeting_or_inquest=CalendarDays(42),
            ),
            starts=CHILD_DEATH_GUIDANCE,
            source=Source(
                Force.STATUTORY_GUIDANCE,
                "Child death review: statutory and operational guidance (England)",
                "joint agency response",
            ),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

I3: Final = Rule(
    id="I3",
    question="How long has a body to answer a coroner's report to prevent future deaths?",
    versions=(
        Version(
            # An inquest does not stay a local review; share what the coroner asks for.
            value=CalendarDays(56),
            starts=CSWA_2017,
            source=Source(
                Force.REGULATIONS,
                "Coroners (Investigations) Regulations 2013 (SI 2013/1629)",
                "regulation 29",
                "https://www.legislation.gov.uk/uksi/2013/1629",
            ),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

I4: Final = _described(
    "I4",
    "Does a criminal investigation stop a rapid review?",
    "No. It proceeds; agree interviews, disclosure and publication with the investigating "
    "officer and the Crown Prosecution Service. L10 says what a delay requires.",
    Source(Force.PANEL_GUIDANCE, "Panel guidance for safeguarding partners", "proceedings"),
)

I5: Final = Rule(
    id="I5",
    question="Which deaths need a domestic homicide review as well?",
    versions=(
        Version(
            value=DomesticReview(
                from_age=16,
                concerns="a death from violence, abuse or neglect by a relative, partner, former "
                "partner or member of the household; guidance includes suicides",
                decide_within_about=Months(1),
                complete_within_about=Months(6),
            ),
            starts=CSWA_2017,
            source=Source(
                Force.ACT,
                "Domestic Violence, Crime and Victims Act 2004",
                "s.9, with the guidance of 2016",
                "https://www.legislation.gov.uk/ukpga/2004/28/section/9",
            ),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
        Unverified(
            wanted="The day section 19 of the Victims and Prisoners Act 2024 turns these into "
            "domestic abuse related death reviews.",
            starts=None,
            source=Source(
                Force.ACT,
                "Victims and Prisoners Act 2024",
                "s.19",
                "https://www.legislation.gov.uk/ukpga/2024/21/section/19",
            ),
            checked=CHECKED,
        ),
    ),
)

I6: Final = _described(
    "I6",
    "When is a safeguarding adults review used?",
    "For harm on or after the 18th birthday of an adult with care and support needs; jointly "
    "where a case spans the birthday.",
    Source(
        Force.ACT,
        "Care Act 2014",
        "s.44",
        "https://www.legislation.gov.uk/ukpga/2014/23/section/44",
    ),
)

I7: Final = Rule(
    id="I7",
    question="When is there an offensive weapons homicide review?",
    versions=(
        Version(
            value="For a victim aged 18 or over in the pilot areas: London, the West Midlands "
            "and Wales. Not for a child who is killed; a suspect may be a child.",
            starts=HOMICIDE_REVIEW_PILOT,
            ends=PILOT_PLANNED_TO_END,
            source=Source(
                Force.ACT,
                "Police, Crime, Sentencing and Courts Act 2022",
                "Part 2, chapter 2",
                "https://www.legislation.gov.uk/ukpga/2022/32",
            ),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
        Unverified(
            wanted="Whether these reviews went on after the pilot of eighteen months.",
            starts=date(2024, 10, 1),
            source=Source(
                Force.ACT,
                "Police, Crime, Sentencing and Courts Act 2022",
                "Part 2, chapter 2",
                "https://www.legislation.gov.uk/ukpga/2022/32",
            ),
            checked=CHECKED,
        ),
    ),
)

I8: Final = _described(
    "I8",
    "When is there a MAPPA serious case review?",
    "When an offender managed under MAPPA is charged with a serious further offence.",
    Source(Force.STATUTORY_GUIDANCE, "MAPPA guidance", "serious case reviews"),
)

I9: Final[Rule[str]] = Rule(
    id="I9",
    question="Which incidents does a youth justice service report?",
    versions=(
        Unverified(
            wanted="What the Youth Justice Board asks to be told about a child under "
            "supervision, and whether it still does.",
            starts=CSWA_2017,
            source=Source(
                Force.STATUTORY_GUIDANCE, "Youth Justice Board", "serious incident notification"
            ),
            checked=CHECKED,
        ),
    ),
)

I10: Final = _described(
    "I10",
    "What runs alongside in care the NHS pays for?",
    "The NHS patient safety response and the Care Quality Commission; agree terms of reference "
    "that fit together.",
    Source(Force.LOCAL, "NHS patient safety incident response framework", "whole framework"),
)
I11: Final = _described(
    "I11",
    "Is the death of a child with a learning disability reviewed by LeDeR?",
    "No. LeDeR reviews adults; a death under 18 goes through child death review.",
    Source(Force.LOCAL, "Learning from lives and deaths (LeDeR) policy", "scope"),
)
I12: Final = _described(
    "I12",
    "Who deals with the conduct of a setting or a worker?",
    "Ofsted, the local authority designated officer (X20) and professional regulators. A local "
    "review is for learning, not for blame.",
    Source(Force.STATUTORY_GUIDANCE, "Working Together to Safeguard Children", "L12 and X20"),
)
I13: Final = _described(
    "I13",
    "What if the child lives in Wales?",
    "Wales has its own system, the single unified safeguarding review.",
    Source(Force.STATUTORY_GUIDANCE, "Single unified safeguarding review (Wales)", "scope"),
)
I14: Final = Rule(
    id="I14",
    question="What becomes of a local review when the Panel commissions a national one?",
    versions=(
        Version(
            value="It may stop, continue or be folded in. Record which.",
            starts=CSWA_2017,
            source=convention("no rule found"),
            checked=CHECKED,
            grade=Grade.ASSUMED,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (
    *(I1, I2, I3, I4, I5, I6, I7),
    *(I8, I9, I10, I11, I12, I13, I14),
)


def answer_coroner_by(reported_on: date) -> date:
    """Return the last day to answer a report to prevent future deaths: 56 days (I3).

    :raises NotInForce: before 29 June 2018, the first day this reference lists it for
    """
    return I3.value_on(reported_on).after(reported_on)


def domestic_review_in_scope(*, age: int, died_on: date) -> bool:
    """Say whether a victim was old enough for a domestic homicide review: 16 (I5).

    :raises NotInForce: before 29 June 2018, the first day this reference lists it for
    """
    return age >= I5.value_on(died_on).from_age
