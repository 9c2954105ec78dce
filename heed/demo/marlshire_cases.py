"""The invented cases of Marlshire: one at each stage, so that every page has something to show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from heed.children.actions import ChildAsReported
from heed.children.models import Child
from heed.demo import marlshire_texts
from heed.demo.story import (
    NOT_CONSIDERED,
    Answered,
    Decided,
    Recommended,
    Replied,
    Sent,
    Story,
    View,
    answering,
)
from heed.incidents.models import Incident, Judgement
from heed.partnership.models import Agency
from heed.rapid_reviews.models import CriterionAnswer, Outcome, PanelReply
from heed.statute.criteria import Local
from heed.statute.working_days import add_working_days, sub_working_days

AREA: Final = "Marlshire"
COUNCIL = Agency.Kind.LOCAL_AUTHORITY
POLICE = Agency.Kind.POLICE
NHS = Agency.Kind.HEALTH
YES, MAY, NO = CriterionAnswer.Answer.YES, CriterionAnswer.Answer.MAY, CriterionAnswer.Answer.NO

# The children whose cases the rest of the demonstration comes back to.
UNDER_REVIEW: Final = "Kayden Foster"
WAITING_FOR_DECISION: Final = "Isla Bennett"
GATHERING: Final = "Jayden Brooks"
DIED_IN_CARE: Final = "Oliver Grant"
NOT_FOR_THE_PANEL: Final = "Sofia Marino"


def stories(agencies: Mapping[str, Agency], *, today: date) -> list[Story]:
    """Return the cases, oldest first, with every day counted back from today."""
    hospital = agencies["Marlshire Hospitals NHS Trust"]
    school = agencies["Brookside Academy Trust"]
    police = agencies["Marl Valley Police"]
    youth_justice = agencies["Marlshire Youth Justice Service"]
    return [
        _no_review_last_year(today, hospital),
        _under_review(today, youth_justice, police),
        _sent_late(today, school),
        _not_for_the_panel(today, hospital),
        _waiting_for_decision(today, hospital, police),
        _gathering(today, school, hospital),
        _overdue(today, police),
        _died_in_care(today, hospital),
        _just_reported(today, hospital),
    ]


def _no_review_last_year(today: date, hospital: Agency) -> Story:
    day = sub_working_days(today - timedelta(days=200), 1)
    return Story(
        child=_child("Amelia Clarke", today, years=1, plan=Child.Plan.CHILD_IN_NEED),
        known_to=[hospital],
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="Two doctors could not fit the injury to what her parents remembered.",
        what_happened="Amelia's mother brought her to hospital with a broken leg. She is healing "
        "well, at her grandmother's.",
        happened_in=AREA,
        happened_on=day,
        aware_on=day,
        household="Mother. Grandmother since that night.",
        notified_on=_later(day, 3),
        sections=marlshire_texts.AMELIA,
        answers=answering(
            NO,
            improvements="What agencies did was timely and joined up. Housing has already changed "
            "how it tells others of a move.",
            themes="Bruising in a baby was called in the same day, as an earlier audit asked.",
            together="The health visitor and the social worker worked as one team.",
        ),
        recommended=Recommended(
            outcome=Outcome.NO_REVIEW,
            on=_later(day, 14),
            reasons="The rapid review has found what there is to learn. A review would ask a young "
            "family to tell their story again without helping another child.",
        ),
        decided=Decided(on=_later(day, 15)),
        sent=Sent(
            on=_later(day, 16),
            reply=Replied(
                category=PanelReply.Category.AGREES_NO_REVIEW,
                on=_later(day, 30),
                says="The Panel agrees that a local review is not needed, and thanks the "
                "partnership for a clear account of good practice.",
            ),
        ),
    )


def _under_review(today: date, youth_justice: Agency, police: Agency) -> Story:
    aware = _ago(today, 60)
    return Story(
        child=ChildAsReported(
            name=UNDER_REVIEW,
            born_on=_years_before(today, 15),
            sex=Child.Sex.MALE,
            ethnicity="Mixed: White and Black Caribbean",
            disability="Yes: dyslexia",
            plan=Child.Plan.NONE,
            normally_resident_in=AREA,
            looked_after_by=AREA,
        ),
        known_to=[youth_justice, police],
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.KNOWN,
        concern_reasons="Adults exploited him to sell drugs, and agencies knew of the risk.",
        what_happened="Kayden was stabbed by two men who had exploited him. He had surgery that "
        "night and is recovering.",
        happened_in=AREA,
        happened_on=aware,
        aware_on=aware,
        household="A children's home at the time. His aunt and a younger sister live in Marlshire.",
        parallel_processes="Police investigation: two men are charged.\nCriminal proceedings",
        told_by_notifier=True,
        views={
            POLICE: View(True, "He was known to be exploited and was nearly killed. Tell them."),
            NHS: View(True, "Life-threatening injuries; neglect of a known risk is in question."),
        },
        notified_on=_ago(today, 57),
        sections=marlshire_texts.KAYDEN,
        answers=answering(
            YES,
            improvements="Return interviews did not reach the people who cared for him. Two "
            "earlier reviews asked for one person to hold the whole picture.",
            themes="Exploitation of children placed far from home comes back in review after "
            "review, here and nationally.",
            together="Youth justice and the police each held a map of the men around him. The maps "
            "were put together only after he was hurt.",
        ),
        recommended=Recommended(
            outcome=Outcome.LOCAL_REVIEW,
            on=_ago(today, 45),
            reasons="The same learning has been recorded before and has not held. A review should "
            "ask why, with Kayden and his family.",
            national_importance=True,
        ),
        decided=Decided(
            on=_ago(today, 44),
            reasons="We accept the recommendation. Kayden and his aunt will be asked how they want "
            "to take part.",
            positions={
                COUNCIL: "Agreed. We placed him, and must hear how it was for him.",
                POLICE: "Agreed, provided the reviewer works around the trial.",
                NHS: "Agreed. Include the emergency department's part in earlier injuries.",
            },
        ),
        sent=Sent(
            on=_ago(today, 43),
            reply=Replied(
                category=PanelReply.Category.AGREES_REVIEW,
                on=_ago(today, 33),
                says="The Panel agrees. It would be grateful to see what the review finds about "
                "how race and dyslexia shaped decisions.",
            ),
        ),
    )


def _sent_late(today: date, school: Agency) -> Story:
    aware = _ago(today, 34)
    return Story(
        child=_child(
            "Noah Patel",
            today,
            years=13,
            plan=Child.Plan.CHILD_PROTECTION,
            died_on=aware,
            ethnicity="Asian or Asian British: Indian",
        ),
        known_to=[school],
        outcome_for_child=Incident.Outcome.DIED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="He was on a child protection plan for neglect; suicide is suspected.",
        what_happened="Noah was found dead at home by his grandmother. Suicide is suspected.",
        happened_in=AREA,
        happened_on=aware,
        aware_on=aware,
        household="Father and grandmother.",
        parallel_processes="Coroner's investigation or inquest\nChild death review",
        notified_on=_ago(today, 31),
        sections=marlshire_texts.NOAH,
        answers=answering(
            MAY,
            improvements="A referral waited eleven weeks and the core group did not know.",
            themes="Children used as interpreters: an audit has found this before.",
            together="School and social care worked well together; mental health services stood "
            "outside the plan.",
        ),
        recommended=Recommended(
            outcome=Outcome.OTHER_LEARNING,
            on=_ago(today, 16),
            reasons="A learning event with the school and the mental health team will reach "
            "practitioners sooner, and the family has asked for it.",
            dissent="Brookside Academy Trust would have preferred a local review, so that the wait "
            "for mental health services is looked at across the county.",
        ),
        decided=Decided(on=_ago(today, 14)),
        sent=Sent(
            on=_ago(today, 13), late_because="Two agencies' returns came after the group had met."
        ),
    )


def _not_for_the_panel(today: date, hospital: Agency) -> Story:
    return Story(
        child=_child(NOT_FOR_THE_PANEL, today, years=3, plan=Child.Plan.NONE),
        known_to=[hospital],
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.NOT_SUSPECTED,
        concern_reasons="Two doctors found the injury fits the fall that a neighbour saw.",
        what_happened="Sofia fell from a garden wall while playing and broke her arm badly.",
        happened_in=AREA,
        happened_on=_ago(today, 21),
        aware_on=_ago(today, 20),
        household="Mother, father and two older brothers.",
        views={
            POLICE: View(False, "An officer saw the garden and spoke with the neighbour."),
            NHS: View(
                True,
                "The skeletal survey is not back. I would rather tell the Panel and be wrong.",
            ),
        },
    )


def _waiting_for_decision(today: date, hospital: Agency, police: Agency) -> Story:
    return Story(
        child=_child(WAITING_FOR_DECISION, today, years=0, plan=Child.Plan.CHILD_PROTECTION),
        siblings=[_child("Poppy Bennett", today, years=4, plan=Child.Plan.CHILD_PROTECTION)],
        known_to=[hospital, police],
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="Several fractures of different ages.",
        what_happened="An X-ray showed several fractures that nobody can explain. Isla and her "
        "sister are safe with foster carers, together.",
        happened_in=AREA,
        happened_on=_ago(today, 17),
        aware_on=_ago(today, 16),
        household="Mother, mother's partner, a sister aged four.",
        parallel_processes="Police investigation\nCare proceedings",
        views={
            POLICE: View(True, "Two adults have been interviewed under caution."),
            NHS: View(True, "The fractures are of at least three different ages."),
        },
        notified_on=_ago(today, 13),
        sections=marlshire_texts.ISLA,
        answers=answering(
            YES,
            improvements="The nursery saw a new adult nine times, and had nowhere to say so.",
            themes="Men who join a household and stay unknown to agencies: the Panel has written "
            "about it.",
            together="Three agencies asked about the partner and each heard something different.",
        ),
        recommended=Recommended(
            outcome=Outcome.LOCAL_REVIEW,
            on=_ago(today, 2),
            reasons="Mother's partner was known to the nursery and to nobody else. The group wants "
            "to understand why.",
        ),
    )


def _gathering(today: date, school: Agency, hospital: Agency) -> Story:
    return Story(
        child=_child(GATHERING, today, years=11, plan=Child.Plan.NONE),
        known_to=[school, hospital],
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="Diabetes was left untreated although school raised it three times.",
        what_happened="Jayden was in intensive care for two days after his diabetes was not "
        "treated. He is home with his grandmother.",
        happened_in=AREA,
        happened_on=_ago(today, 10),
        aware_on=_ago(today, 9),
        household="Mother; grandmother next door.",
        notified_on=_ago(today, 6),
        sections=marlshire_texts.JAYDEN,
        answers={
            Local.WORKING_TOGETHER: Answered(
                MAY, "School told the practice nurse; the diabetes team never heard. To be checked."
            ),
            Local.PANEL_CONCLUDED: NOT_CONSIDERED,
        },
    )


def _overdue(today: date, police: Agency) -> Story:
    return Story(
        child=_child("Lily Evans", today, years=14, plan=Child.Plan.CHILD_IN_NEED),
        known_to=[police],
        outcome_for_child=Incident.Outcome.SERIOUSLY_HARMED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="Police believe that adults gave her the drugs in order to exploit her.",
        what_happened="Lily was found unconscious after taking drugs that adults gave her. She is "
        "awake and talking to her aunt.",
        happened_in=AREA,
        happened_on=_ago(today, 8),
        aware_on=_ago(today, 7),
        household="Mother and mother's sister.",
        told_by_notifier=True,
    )


def _died_in_care(today: date, hospital: Agency) -> Story:
    return Story(
        child=ChildAsReported(
            name=DIED_IN_CARE,
            born_on=_years_before(today, 9),
            died_on=_ago(today, 3),
            sex=Child.Sex.MALE,
            plan=Child.Plan.NONE,
            normally_resident_in=AREA,
            looked_after_by=AREA,
            disability="Yes: life-limiting illness",
        ),
        known_to=[hospital],
        outcome_for_child=Incident.Outcome.DIED,
        concern=Judgement.Concern.NOT_SUSPECTED,
        concern_reasons="He died of a long illness with his foster carers and nurses beside him.",
        what_happened="Oliver, who was looked after, died in hospital of his illness.",
        happened_in=AREA,
        happened_on=_ago(today, 3),
        aware_on=_ago(today, 3),
        household="Foster carers of six years.",
    )


def _just_reported(today: date, hospital: Agency) -> Story:
    return Story(
        child=_child("Baby Ahmed", today, years=0, plan=Child.Plan.NONE, died_on=_ago(today, 2)),
        known_to=[hospital],
        outcome_for_child=Incident.Outcome.DIED,
        concern=Judgement.Concern.SUSPECTED,
        concern_reasons="The baby lay in an unsafe place to sleep and drugs were in the home.",
        what_happened="A baby died at home in the night. The parents called an ambulance at once.",
        happened_in=AREA,
        happened_on=_ago(today, 2),
        aware_on=_ago(today, 2),
        household="Mother and father.",
        told_by_notifier=True,
    )


def _child(
    name: str,
    today: date,
    *,
    years: int,
    plan: str,
    died_on: date | None = None,
    ethnicity: str = "",
) -> ChildAsReported:
    return ChildAsReported(
        name=name,
        born_on=_years_before(today, years),
        died_on=died_on,
        ethnicity=ethnicity,
        plan=plan,
        normally_resident_in=AREA,
    )


def _years_before(today: date, years: int) -> date:
    """A birthday about four months ago, so that ages stay as written."""
    return today - timedelta(days=365 * years + 120)


def _ago(today: date, working_days: int) -> date:
    return sub_working_days(today, working_days)


def _later(day: date, working_days: int) -> date:
    return add_working_days(day, working_days)
