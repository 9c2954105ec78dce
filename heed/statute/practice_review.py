"""What must a local or national practice review do, and by when?"""

from __future__ import annotations

from datetime import date

from heed.statute.dated import Rule, Unverified, Version
from heed.statute.instruments import (
    CHECKED,
    CSWA_2017,
    WT2018,
    children_act_2004,
    regulations_2018,
    working_together,
)
from heed.statute.sources import Grade, Source
from heed.statute.typed import Any, Final, TypeVar
from heed.statute.value import Value
from heed.statute.working_days import CalendarDays, Counted, Months, WorkingDays

T = TypeVar("T")

_GUIDANCE: Final = "2018 and 2023"


class Copies(Value):
    """Who gets a copy of the report before it is published, and how long before."""

    to: tuple[str, ...]
    before: CalendarDays | WorkingDays

    def __str__(self) -> str:
        return f"at least {self.before} before publication, to {', '.join(self.to)}"


class SendCopies(Value):
    """The two last days on which copies may go out; the earlier one is the one to work to."""

    statute: Counted  # L7a: breach only after this
    guidance: Counted  # L7b

    @property
    def due(self) -> date:
        """The day to work to: the earlier of the two (AMB-5)."""
        return min(self.statute.due, self.guidance.due)


def _one(rule_id: str, question: str, value: T, source: Source, grade: Grade) -> Rule[T]:
    """Return a rule with one version, from the day its kind of instrument came into force."""
    starts = WT2018 if grade is not Grade.READ else CSWA_2017
    return Rule(
        rule_id,
        question,
        (Version(value=value, starts=starts, source=source, checked=CHECKED, grade=grade),),
    )


L1: Final = _one(
    "L1",
    "Who appoints the reviewer of a local review?",
    "the safeguarding partners must appoint one or more reviewers, and may remove one at any time "
    "before publication",
    regulations_2018("regs 12 and 13; Children Act 2004 s.16F(7)"),
    Grade.READ,
)

L2: Final = _one(
    "L2",
    "What makes a reviewer suitable?",
    (
        "professional knowledge and practice relevant to the review, including engaging "
        "practitioners, children and families",
        "knowledge and understanding of research relevant to the review",
        "ability to recognise the complex circumstances in which practitioners work",
        "ability to understand practice from the viewpoint of those involved at the time rather "
        "than with hindsight",
        "ability to communicate findings effectively",
        "no real or perceived conflict of interest",
    ),
    working_together(_GUIDANCE, "appointing reviewers"),
    Grade.KNOWN,
)

L3: Final = _one(
    "L3",
    "How must partners watch over a review?",
    "monitor the time taken and the quality at regular intervals; may ask for specified "
    "information or a draft report, in writing; must ensure satisfactory progress and quality",
    regulations_2018("reg 14; Children Act 2004 s.16F(3)(b)"),
    Grade.READ,
)

L4: Final = _one(
    "L4",
    "How should a review be done?",
    (
        "the method is agreed with the reviewers, having regard to the principles of the systems "
        "methodology",
        "it looks at frontline practice and at organisational structures",
        "it reaches recommendations that improve outcomes for children",
        "it reflects the child's perspective and the family context",
        "it is proportionate, and explains why things happened",
        "practitioners are fully involved, without fear of blame for actions in good faith",
        "families, including surviving children, are invited to contribute and their expectations "
        "are managed",
        "it notes the guidance of the President of the Family Division on the judiciary",
    ),
    working_together(_GUIDANCE, "conducting local reviews"),
    Grade.KNOWN,
)

L5: Final = _one(
    "L5",
    "What must the report include?",
    (
        "a summary of any recommended improvements to be made by persons in the area",
        "an analysis of any systemic or underlying reasons why actions were taken or not taken",
    ),
    regulations_2018("reg 15"),
    Grade.READ,
)

L5_PLUS: Final = _one(
    "L5+",
    "What should the report be like?",
    (
        "recommendations say clearly what is required of whom and by when, focused on outcomes",
        "the reviewers are named",
        "it is written so that publication does not harm children or vulnerable adults, and the "
        "impact of publication is managed",
    ),
    working_together(_GUIDANCE, "the final report"),
    Grade.KNOWN,
)

L6: Final = Rule(
    "L6",
    "Within how long of the decision should a local review be completed and published?",
    (
        Version(
            value=Months(6),
            starts=WT2018,
            source=working_together(_GUIDANCE, "six months from the decision to initiate a review"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
        # Not a day when anything changed: the text of 2026 has not been read, so neither the new
        # words nor their first day are known. Until then the six months are what is known.
        Unverified(
            wanted="what Working Together 2026 says of the six months, and since when",
            starts=None,
            source=working_together("2026", "chapter 5"),
            checked=CHECKED,
        ),
    ),
)

L7A: Final = _one(
    "L7a",
    "Who must have a copy of a local review before it is published, and how long before?",
    Copies(
        ("Secretary of State for Education", "Child Safeguarding Practice Review Panel"),
        CalendarDays(7),
    ),
    regulations_2018("reg 16"),
    Grade.READ,
)

L7B: Final = _one(
    "L7b",
    "Who should have a copy of a local review before it is published, and how long before?",
    Copies(
        (
            "Child Safeguarding Practice Review Panel",
            "Secretary of State for Education",
            "Ofsted",
        ),
        WorkingDays(7),
    ),
    working_together(_GUIDANCE, "copies of the report before publication"),
    Grade.KNOWN,
)

L8: Final = _one(
    "L8",
    "Must the report be published?",
    "it must be, unless the partners consider it inappropriate; then they must publish the "
    "information on improvements that they consider appropriate",
    children_act_2004("s.16F(4) and (5)"),
    Grade.READ,
)

L8_PLUS: Final = _one(
    "L8+",
    "Whom should partners convince that a report should not be published?",
    "they justify it to the Panel and the Secretary of State, and have regard to their comments",
    working_together(_GUIDANCE, "reports that are not published"),
    Grade.KNOWN,
)

L9: Final = _one(
    "L9",
    "How long must a local review stay publicly available?",
    Months(12),
    regulations_2018("reg 17"),
    Grade.READ,
)

L10: Final = _one(
    "L10",
    "What if other proceedings delay publication?",
    "tell the Panel and the Secretary of State the reasons; still capture the learning and act on "
    "it meanwhile",
    working_together(_GUIDANCE, "delay of publication"),
    Grade.KNOWN,
)

L11: Final = _one(
    "L11",
    "What should partners do with findings?",
    "act on the findings of their own and of national reviews, highlight them to relevant parties, "
    "regularly audit progress on recommended improvements, and sustain them by monitoring and "
    "follow-up",
    working_together(_GUIDANCE, "actions in response to reviews"),
    Grade.KNOWN,
)

L12: Final = _one(
    "L12",
    "What is a review for?",
    "learning; it does not hold individuals or organisations to account, which other processes do",
    working_together(_GUIDANCE, "purpose of child safeguarding practice reviews"),
    Grade.SECONDARY,
)

L13: Final = _one(
    "L13",
    "May partners pay for a reviewer from their funds?",
    "yes, for reviewers and for the independent person",
    children_act_2004("s.16I"),
    Grade.READ,
)

NR_8: Final = _one(
    "NR8",
    "What must the report of a national review include?",
    ("recommended improvements", "an analysis of systemic or underlying reasons"),
    regulations_2018("reg 8"),
    Grade.READ,
)

NR_9: Final = _one(
    "NR9",
    "How long before publication must the Secretary of State have a national review?",
    Copies(("Secretary of State for Education",), CalendarDays(7)),
    regulations_2018("reg 9"),
    Grade.READ,
)

NR_10: Final = _one(
    "NR10",
    "How long must a national review stay publicly available?",
    Months(36),
    regulations_2018("reg 10"),
    Grade.READ,
)

RULES: Final[tuple[Rule[Any], ...]] = (
    *(L1, L2, L3, L4, L5, L5_PLUS, L6, L7A, L7B, L8, L8_PLUS),
    *(L9, L10, L11, L12, L13, NR_8, NR_9, NR_10),
)  # fmt: skip


def publish_by(*, decided_on: date) -> Counted:
    """Return the last day to complete and publish a local review (L6).

    :raises NotInForce: if the review was decided before 4 July 2018
    """
    return L6.value_on(decided_on).count_after(decided_on)


def send_copies_by(*, publish_on: date, known_on: date | None = None) -> SendCopies:
    """Return the last days to send copies before publication, by statute and by guidance (L7).

    :raises NotInForce: if publication is before 4 July 2018
    :raises OutsideCalendar: if the bank holidays of that time are not known
    """
    return SendCopies(
        copies_required_by(publish_on=publish_on),
        copies_expected_by(publish_on=publish_on, known_on=known_on),
    )


def copies_required_by(*, publish_on: date) -> Counted:
    """Return the last day for copies to the Secretary of State and the Panel (L7a).

    :raises NotInForce: if publication is before 29 June 2018
    """
    return _before(L7A.value_on(publish_on), publish_on)


def copies_expected_by(*, publish_on: date, known_on: date | None = None) -> Counted:
    """Return the last day for copies to the Panel, the Secretary of State and Ofsted (L7b).

    :raises NotInForce: if publication is before 4 July 2018
    :raises OutsideCalendar: if the bank holidays of that time are not known
    """
    return _before(L7B.value_on(publish_on), publish_on, known_on)


def available_until(*, published_on: date) -> Counted:
    """Return the last day on which a local review must still be public (L9).

    :raises NotInForce: if it was published before 29 June 2018
    """
    return L9.value_on(published_on).count_after(published_on, to_act=False)


def national_copy_by(*, publish_on: date) -> Counted:
    """Return the last day for the Secretary of State's copy of a national review (reg 9).

    :raises NotInForce: if publication is before 29 June 2018
    """
    return _before(NR_9.value_on(publish_on), publish_on)


def national_available_until(*, published_on: date) -> Counted:
    """Return the last day on which a national review must still be public (reg 10).

    :raises NotInForce: if it was published before 29 June 2018
    """
    return NR_10.value_on(published_on).count_after(published_on, to_act=False)


def _before(copies: Copies, publish_on: date, known_on: date | None = None) -> Counted:
    if isinstance(copies.before, WorkingDays):
        return copies.before.count_before(publish_on, known_on=known_on)
    return copies.before.count_before(publish_on)
