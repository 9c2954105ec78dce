"""Does a value somebody may not see stay in the database, whatever is asked and however?"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import CharField, F, Max, Value
from django.test.utils import CaptureQueriesContext

from conftest import SignIn, StopClock, ViewerOf
from heed.access.fields import SEEN_BY, FieldClass, NotYours, Withheld
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.casefiles.models import CaseFile
from heed.casefiles.tests.factories import GrantFactory
from heed.incidents.models import Incident, Judgement
from heed.incidents.tests.factories import JudgementFactory, reported
from heed.incidents.tests.reading import read
from heed.partnership.models import Partnership

ADDRESS = "12 Canary Lane"
REPORTER = "Rosa Reporter"
ADDRESS_WITHHELD = "Withheld: you may not see family addresses"
REPORTER_WITHHELD = "Withheld: you may not see who reported it"
SEES_THE_INCIDENT = [
    Role.COORDINATOR,
    Role.NOTIFIER,
    Role.AGENCY_REPRESENTATIVE,
    Role.GROUP_MEMBER,
    Role.GROUP_CHAIR,
    Role.INDEPENDENT_CHAIR,
    Role.STATUTORY_PARTNER,
    Role.LEAD_REVIEWER,
    Role.LEGAL_ADVISER,
]


@pytest.fixture
def incident(partnership: Partnership, stop_clock: StopClock) -> Incident:
    stop_clock("2026-11-23 09:00")
    made = reported(partnership, place_words=ADDRESS, reported_by_name=REPORTER)
    CaseFile.unscoped.filter(pk=made.case_file_id).update(opened_by_name=REPORTER)
    Judgement.unscoped.filter(incident=made).update(judged_by_name=REPORTER)
    return made


@pytest.fixture
def school(incident: Incident, viewer_of: ViewerOf) -> Viewer:
    """Somebody who may read the incident, without addresses and without who reported it."""
    viewer = viewer_of(Role.AGENCY_REPRESENTATIVE)
    GrantFactory(case_file=incident.case_file, user_id=viewer.user_id)
    return viewer


@pytest.mark.parametrize("role", SEES_THE_INCIDENT)
def test_each_role_gets_the_classes_it_sees(
    role: Role, incident: Incident, viewer_of: ViewerOf
) -> None:
    viewer = viewer_of(role)
    GrantFactory(case_file=incident.case_file, user_id=viewer.user_id)

    found = Incident.visible_to(viewer).get()

    sees_address = role in SEEN_BY[FieldClass.FAMILY_ADDRESS]
    sees_reporter = role in SEEN_BY[FieldClass.SOURCE_IDENTITY]
    assert found.place_words == (ADDRESS if sees_address else ADDRESS_WITHHELD)
    assert found.reported_by_name == (REPORTER if sees_reporter else REPORTER_WITHHELD)
    assert found.what_happened == incident.what_happened


def test_two_roles_see_what_either_sees(incident: Incident, viewer_of: ViewerOf) -> None:
    chair = viewer_of(Role.INDEPENDENT_CHAIR)
    assert Incident.visible_to(chair).get().place_words == ADDRESS_WITHHELD
    both = Viewer(
        user_id=chair.user_id,
        name=chair.name,
        partnership_id=chair.partnership_id,
        partnership_name=chair.partnership_name,
        agency_id=None,
        agency_name="",
        roles=frozenset({Role.INDEPENDENT_CHAIR, Role.COORDINATOR}),
    )

    assert Incident.visible_to(both).get().place_words == ADDRESS


def test_the_value_is_in_no_question_and_in_no_answer(school: Viewer) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = Incident.visible_to(school).select_related("case_file").get()

    assert isinstance(found.place_words, Withheld)
    assert ADDRESS not in str(vars(found))
    assert found.case_file.opened_by_name == REPORTER_WITHHELD
    assert '"place_words"' not in asked.captured_queries[0]["sql"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda rows: list(rows.values("place_words")),
        lambda rows: list(rows.values_list("place_words", flat=True)),
        lambda rows: list(rows.annotate(where=F("place_words")).values_list("where")),
        lambda rows: list(rows.only("place_words").values()),
        lambda rows: [vars(row) for row in rows.defer("place_words")],
        lambda rows: rows.aggregate(last=Max("place_words")),
        lambda rows: list(rows.order_by("place_words").distinct().values("place_words")),
        lambda rows: list(rows.values_list("place_words").union(
            rows.annotate(one=Value("x", output_field=CharField())).values_list("one")
        )),
        lambda rows: list(rows.extra(select={"one": "1"}).values("place_words", "one")),
        lambda rows: [row.place_words for row in rows.iterator()],
        lambda rows: rows.in_bulk()[rows.get().pk].place_words,
        lambda rows: [row.place_words for row in rows.defer("place_words")],
    ],
    ids=range(12),
)  # fmt: skip
def test_no_way_of_asking_gets_it(ask: Any, school: Viewer) -> None:
    said = str(ask(Incident.visible_to(school)))

    assert ADDRESS not in said


def test_searching_for_it_finds_nothing(school: Viewer) -> None:
    rows = Incident.visible_to(school)

    assert not rows.filter(place_words__icontains="canary").exists()
    assert not rows.filter(place_words=ADDRESS).exists()
    assert not rows.exclude(place_words__icontains="may not see").exists()


def test_what_is_reached_from_a_row_withholds_the_same(incident: Incident, school: Viewer) -> None:
    JudgementFactory(incident=incident, judged_by_name=REPORTER)
    found = Incident.visible_to(school).get()
    judgement = Judgement.visible_to(school).earliest("pk")

    for reached in (
        found.case_file.opened_by_name,
        found.judgements.earliest("pk").judged_by_name,
        found.judgements.filter(judged_by_name=REPORTER).count(),
        found.case_file.incident.place_words,
        judgement.incident.place_words,
        judgement.incident.case_file.opened_by_name,
        Judgement.visible_to(school).select_related("incident").earliest("pk").incident.place_words,
        CaseFile.visible_to(school).prefetch_related("incident").get().incident.place_words,
        [one.judged_by_name for one in Incident.visible_to(school).prefetch_related(
            "judgements").get().judgements.all()],
        Judgement.visible_to(school).prefetch_related("incident")[0].incident.place_words,
    ):  # fmt: skip
        assert ADDRESS not in str(reached)
        assert REPORTER not in str(reached)
    found.refresh_from_db()
    assert found.place_words == ADDRESS_WITHHELD


def test_what_is_read_for_nobody_in_particular_is_whole(incident: Incident, school: Viewer) -> None:
    Incident.visible_to(school).get()

    found = Incident.unscoped.select_related("case_file").get()

    assert (found.place_words, found.case_file.opened_by_name) == (ADDRESS, REPORTER)
    assert incident.judgements.get().judged_by_name == REPORTER


def test_what_stands_in_its_place_is_never_saved(incident: Incident, school: Viewer) -> None:
    found = Incident.visible_to(school).get()

    this = Incident.unscoped.filter(pk=found.pk)
    for saving in (
        lambda: found.save(),
        lambda: found.save(update_fields=["place_words"]),
        lambda: this.update(place_words=found.place_words),
        lambda: this.update(place_words=f" {ADDRESS_WITHHELD} "),
        lambda: Incident.unscoped.bulk_update([found], ["place_words"]),
    ):
        with pytest.raises(NotYours, match="place_words: Withheld"), transaction.atomic():
            saving()

    assert Incident.unscoped.get().place_words == ADDRESS


def test_the_rest_of_a_row_can_be_saved(school: Viewer) -> None:
    found = Incident.visible_to(school).get()
    found.household = "Mother and sister"

    found.save(update_fields=["household"])

    again = Incident.unscoped.get()
    assert (again.household, again.place_words) == ("Mother and sister", ADDRESS)


def test_pages_say_what_is_withheld(incident: Incident, sign_in: SignIn) -> None:
    school = sign_in(Role.AGENCY_REPRESENTATIVE)
    GrantFactory(case_file=incident.case_file, user=school.person)

    for page in ("incidents:incident", "incidents:form_fields", "desk:case"):
        html = read(school, incident, page)
        assert ADDRESS not in html
        assert REPORTER not in html
    html = read(school, incident)
    assert ADDRESS_WITHHELD in html
    assert html.count(REPORTER_WITHHELD) > 1
    desk = school.get("/desk/").content.decode()
    assert f"{incident.reference}: reported</a>" in desk
    assert REPORTER not in desk


def test_whoever_sees_it_reads_it_on_the_page(incident: Incident, sign_in: SignIn) -> None:
    html = read(sign_in(Role.COORDINATOR), incident)

    assert ADDRESS in html
    assert REPORTER in html
    assert "Withheld" not in html


def test_every_class_says_what_is_withheld() -> None:
    assert {str(one.withheld) for one in FieldClass} >= {ADDRESS_WITHHELD, REPORTER_WITHHELD}
    assert set(SEEN_BY) == set(FieldClass)
