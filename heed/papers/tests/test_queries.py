"""What is counted, for which period, as known on which day?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from heed.access.roles import Role
from heed.core.periods import Period
from heed.papers import queries
from heed.papers.facts import BoardFacts, PanelView
from heed.papers.kinds import CORPORATE_PARENTING_BOARD, Brief
from heed.papers.numbers import Numbers
from heed.papers.tests import factories
from heed.papers.tests.factories import PublishedPaperFactory, ReleaseFactory
from heed.partnership.models import Agency, Appointment, Group, Partnership
from heed.partnership.queries import NoArrangements
from heed.partnership.tests.factories import (
    FIRST_DAY,
    AgencyFactory,
    AppointmentFactory,
    ArrangementsVersionFactory,
    PartnershipFactory,
)
from heed.rapid_reviews.models import Outcome, PanelReply

MEETING = date(2020, 2, 6)
NOVEMBER = date(2019, 11, 12)
BRIEF = Brief(kind=CORPORATE_PARENTING_BOARD, period=Period(FIRST_DAY, MEETING), meeting_on=MEETING)


def facts(partnership: Partnership, brief: Brief = BRIEF) -> BoardFacts:
    """Count for a brief."""
    return queries.facts(partnership, brief)


def numbers(partnership: Partnership, brief: Brief) -> Numbers:
    """Return the rule for small numbers of a paper, after what was published."""
    published = queries.related(partnership.pk, brief)
    return queries.numbers(partnership.pk, brief, published=published)


def test_the_usual_period_starts_with_new_arrangements(partnership: Partnership) -> None:
    period = queries.default_period(partnership.pk, meeting_on=MEETING)

    assert period == Period(FIRST_DAY, MEETING)


@pytest.mark.parametrize(
    ("meeting_on", "starts_on"),
    [
        (date(2020, 9, 29), FIRST_DAY),
        (date(2020, 9, 30), date(2020, 4, 1)),
        (date(2021, 3, 31), date(2020, 4, 1)),
        (date(2021, 4, 1), date(2021, 4, 1)),
    ],
)
def test_later_it_starts_with_the_reporting_year(
    partnership: Partnership, meeting_on: date, starts_on: date
) -> None:
    period = queries.default_period(partnership.pk, meeting_on=meeting_on)

    assert period == Period(starts_on, meeting_on)


def test_arrangements_that_were_changed_do_not_start_a_period(partnership: Partnership) -> None:
    period = queries.default_period(partnership.pk, meeting_on=date(2025, 1, 20))

    assert period.starts_on == date(2024, 4, 1)


def test_no_arrangements_no_period(partnership: Partnership) -> None:
    with pytest.raises(NoArrangements):
        queries.default_period(partnership.pk, meeting_on=date(2019, 9, 1))


def test_reviews_commissioned_in_the_period_are_counted(
    partnership: Partnership, another_partnership: Partnership
) -> None:
    first = factories.commissioned(partnership, on=FIRST_DAY)
    last = factories.commissioned(partnership, on=MEETING, looked_after=False)
    factories.commissioned(partnership, on=date(2019, 9, 29))
    factories.commissioned(partnership, on=date(2020, 2, 7))
    factories.commissioned(another_partnership, on=NOVEMBER)

    counted = facts(partnership)

    assert counted.reviews_commissioned.references == (first.reference, last.reference)
    assert counted.of_looked_after_children.references == (first.reference,)
    assert counted.without_review.number == 0
    assert counted.label == "Serious Case Review"


def test_what_became_known_after_the_meeting_is_not_said(partnership: Partnership) -> None:
    factories.commissioned(
        partnership,
        on=NOVEMBER,
        terms_set_on=MEETING,
        reviewer_appointed_on=date(2020, 2, 7),
        completion_planned_for=date(2020, 7, 31),
    )
    factories.decided(partnership, on=NOVEMBER, replied_on=date(2020, 2, 7))

    counted = facts(partnership)

    (review,) = counted.commissioned
    assert review.terms_written
    assert not review.reviewer_appointed
    assert review.completion_planned_for == date(2020, 7, 31)
    assert counted.panel(PanelView.AWAITED).number == 1


def test_what_was_known_at_the_meeting_counts_though_the_period_had_ended(
    partnership: Partnership,
) -> None:
    factories.decided(partnership, on=NOVEMBER, replied_on=MEETING)
    factories.decided(partnership, on=date(2020, 1, 15))
    year_end = replace(BRIEF, period=Period(FIRST_DAY, date(2019, 12, 31)))

    counted = facts(partnership, year_end)

    assert counted.without_review.number == 1
    assert counted.panel(PanelView.AGREES).number == 1


def test_a_period_may_end_after_the_meeting(partnership: Partnership) -> None:
    factories.commissioned(partnership, on=date(2020, 3, 2))
    longer = replace(BRIEF, period=Period(FIRST_DAY, date(2020, 3, 31)))

    assert facts(partnership, longer).reviews_commissioned.number == 1


def test_cases_are_sorted_by_decision_and_by_what_the_panel_said(
    partnership: Partnership,
) -> None:
    for outcome, reply in (
        (Outcome.NO_REVIEW, PanelReply.Category.AGREES_NO_REVIEW),
        (Outcome.NO_REVIEW, PanelReply.Category.RECOMMENDS_REVIEW),
        (Outcome.OTHER_LEARNING, PanelReply.Category.ASKS_FOR_MORE),
        (Outcome.OTHER_LEARNING, None),
        (Outcome.LOCAL_REVIEW, PanelReply.Category.AGREES_REVIEW),
    ):
        factories.decided(partnership, on=NOVEMBER, outcome=outcome, reply=reply)

    counted = facts(partnership)

    assert counted.without_review.number == 4
    assert counted.criteria_not_met.number == 2
    assert counted.other_learning.number == 2
    assert [counted.panel(view).number for view in PanelView] == [1, 1, 2]


def test_only_the_decision_that_stands_counts(partnership: Partnership) -> None:
    decision = factories.decided(partnership, on=NOVEMBER)
    factories.decide_again(decision.review, on=date(2020, 1, 7), outcome=Outcome.LOCAL_REVIEW)

    assert facts(partnership).without_review.number == 0


def test_a_case_that_waits_for_a_decision_is_not_counted(partnership: Partnership) -> None:
    decision = factories.decided(partnership, on=date(2020, 2, 7), reply=None)
    decision.review.opened_at = decision.review.opened_at.replace(year=2020, month=1)
    decision.review.save(update_fields=["opened_at"])

    assert facts(partnership).without_review.number == 0


def test_a_label_written_like_a_sentence_loses_its_capital(partnership: Partnership) -> None:
    factories.commissioned(
        partnership, on=NOVEMBER, label="Local child safeguarding practice review"
    )

    assert facts(partnership).label == "local child safeguarding practice review"


def test_different_labels_give_way_to_the_usual_name(partnership: Partnership) -> None:
    factories.commissioned(partnership, on=NOVEMBER)
    factories.commissioned(partnership, on=NOVEMBER, label="Learning Review")

    assert facts(partnership).label == "child safeguarding practice review"


def test_time_limits_are_counted_only_when_asked(partnership: Partnership) -> None:
    assert facts(partnership).timeliness is None


def test_what_went_late_is_told_from_what_went_in_time(
    partnership: Partnership, another_partnership: Partnership
) -> None:
    in_time = factories.notified(partnership, sent_on=NOVEMBER, due_on=NOVEMBER)
    late = factories.notified(partnership, sent_on=NOVEMBER, due_on=date(2019, 11, 11))
    no_limit = factories.notified(partnership, sent_on=MEETING)
    factories.notified(partnership, sent_on=date(2020, 2, 7))
    factories.notified(another_partnership, sent_on=NOVEMBER)

    timeliness = facts(partnership, replace(BRIEF, with_timeliness=True)).timeliness

    assert timeliness is not None
    assert timeliness.notified == (in_time.reference, late.reference, no_limit.reference)
    assert timeliness.notified_late == (late.reference,)


def test_a_rapid_review_counts_once_by_its_first_sending(partnership: Partnership) -> None:
    december = date(2019, 12, 2)
    in_time = factories.decided(partnership, on=NOVEMBER)
    factories.sent(in_time, on=december, due_on=december)
    again = factories.decide_again(in_time.review, on=december, outcome=Outcome.NO_REVIEW)
    factories.sent(again, on=date(2020, 1, 7), due_on=december)
    late = factories.decided(partnership, on=NOVEMBER)
    factories.sent(late, on=date(2019, 12, 3), due_on=december)

    timeliness = facts(partnership, replace(BRIEF, with_timeliness=True)).timeliness

    assert timeliness is not None
    assert timeliness.reviewed == (in_time.review.reference, late.review.reference)
    assert timeliness.reviewed_late == (late.review.reference,)


def test_the_area_is_that_of_the_meeting(partnership: Partnership) -> None:
    partnership.contact_lines = "Council: 01632 960 000\n\n  Hub: 01632 960 001  "
    partnership.save()
    Group.objects.filter(kind=Group.Kind.QUALITY).update(ends_on=date(2020, 2, 5))
    Group.objects.filter(kind=Group.Kind.REVIEW).update(purpose="It reviews.")

    area = facts(partnership).area

    assert area.contact_lines == ("Council: 01632 960 000", "Hub: 01632 960 001")
    assert area.quality is None
    assert area.review is not None
    assert (area.review.name, area.review.purpose) == ("Practice Review Group", "It reviews.")
    assert area.arrangements.starts_on == FIRST_DAY
    assert "Practice Review Group" in [body.name for body in area.structure.groups]


def test_partners_stand_in_the_order_people_say_them(partnership: Partnership) -> None:
    AgencyFactory(
        partnership=partnership,
        name="Westshire College",
        kind=Agency.Kind.EDUCATION,
        is_statutory_partner=True,
    )

    area = facts(partnership).area

    assert [partner.name for partner in area.partners] == [
        "Westshire County Council",
        "Westshire Police",
        "Westshire Integrated Care Board",
        "Westshire College",
    ]


def test_chief_officers_are_posts_without_account_or_with_the_partners_right(
    partnership: Partnership,
) -> None:
    council, police = (
        Agency.objects.get(partnership=partnership, kind=kind)
        for kind in (Agency.Kind.LOCAL_AUTHORITY, Agency.Kind.POLICE)
    )
    nhs = Agency.objects.get(partnership=partnership, kind=Agency.Kind.HEALTH)
    for agency, title, role in (
        (council, "Chief Executive", ""),
        (council, "Director", Role.STATUTORY_PARTNER.value),
        (police, "Chief Constable", Role.STATUTORY_PARTNER.value),
        (police, "Detective Superintendent", Role.AGENCY_REPRESENTATIVE.value),
    ):
        AppointmentFactory(partnership=partnership, agency=agency, title=title, role=role)
    group = Group.objects.get(partnership=partnership, kind=Group.Kind.EXECUTIVE)
    Appointment.objects.create(
        partnership=partnership,
        agency=council,
        group=group,
        holder_name="A member",
        title="Member of the Executive",
        starts_on=FIRST_DAY,
    )

    AppointmentFactory(
        partnership=partnership,
        agency=nhs,
        group=group,
        title="Chief Nurse",
        role=Role.STATUTORY_PARTNER.value,
    )

    partners = facts(partnership).area.partners

    assert [partner.chief_officers for partner in partners] == [
        ("Chief Executive",),
        ("Chief Constable",),
        ("Chief Nurse",),
    ]


def test_a_draft_before_the_law_is_refused(partnership: Partnership) -> None:
    early = replace(BRIEF, meeting_on=date(2018, 6, 28))

    with pytest.raises(queries.BeforeTheLaw, match="before 29 June 2018"):
        queries.draft(partnership, early)


def test_a_release_is_for_one_paper(partnership: Partnership) -> None:
    ReleaseFactory(partnership=partnership)

    released = numbers(partnership, BRIEF)
    another = numbers(partnership, replace(BRIEF, meeting_on=date(2020, 2, 7)))

    assert released.decision is not None
    assert released.decision.by_name == "Alex Example"
    assert released.decision.on == date(2020, 1, 20)
    assert not another.released


def test_what_earlier_papers_on_overlapping_periods_told_is_known(
    partnership: Partnership,
) -> None:
    for starts_on, ends_on, number, released_by in (
        (FIRST_DAY, date(2019, 12, 31), 7, ""),
        (FIRST_DAY, date(2020, 1, 31), 0, ""),
        (date(2019, 11, 1), date(2020, 3, 31), 3, "Alex Example"),
        (date(2019, 11, 2), date(2020, 3, 31), 2, ""),
        (FIRST_DAY, MEETING, 9, ""),
        (date(2020, 2, 7), date(2020, 6, 30), 8, ""),
        (date(2019, 4, 1), date(2019, 9, 29), 8, ""),
    ):
        PublishedPaperFactory(
            partnership=partnership,
            period_starts_on=starts_on,
            period_ends_on=ends_on,
            figures={"reviews-commissioned": {"what": "", "references": ["SI"] * number}},
            choices={"released_by": released_by},
        )

    told = numbers(partnership, BRIEF).told

    assert told == {"reviews-commissioned": frozenset({7, 0, 3})}


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 10])
def test_counting_takes_the_same_number_of_queries_however_many_cases(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    partnership = PartnershipFactory()
    ArrangementsVersionFactory(partnership=partnership)
    for day in range(1, number + 1):
        factories.commissioned(partnership, on=date(2019, 11, day))
        factories.decided(partnership, on=date(2019, 12, day))

    with django_assert_num_queries(7):
        facts(partnership, replace(BRIEF, with_timeliness=True))
