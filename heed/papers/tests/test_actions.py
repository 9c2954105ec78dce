"""Who may release, withhold and publish, and what does the trail say?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.audit import sealing
from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.core.periods import long_date
from heed.documents import text, tree
from heed.papers import actions, queries, stored
from heed.papers.models import PublishedPaper, Release
from heed.papers.tests import factories
from heed.papers.tests.test_queries import BRIEF, MEETING, NOVEMBER, numbers
from heed.partnership.models import Partnership

AT = datetime(2020, 1, 20, 9, tzinfo=UTC)


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    """The coordinator of the partnership."""
    return viewer_of(Role.COORDINATOR)


def seen(partnership: Partnership) -> str:
    """Return the mark of the draft as it is now."""
    return queries.draft(partnership, BRIEF).digest


def last_entry(event: Event) -> AuditEntry:
    """Return the newest trail entry of a kind."""
    return AuditEntry.objects.filter(event=event.value).latest("pk")


def test_releasing_keeps_who_when_and_why(partnership: Partnership, coordinator: Viewer) -> None:
    actions.release_small_numbers(BRIEF, reasons=" Published before. ", by=coordinator, at=AT)

    decision = numbers(partnership, BRIEF).decision
    entry = last_entry(Event.PAPER_NUMBERS_RELEASED)
    assert decision is not None
    assert (decision.by_name, decision.reason) == (
        coordinator.name,
        "Published before.",
    )
    assert entry.reason == "Published before."
    assert entry.details["meeting_on"] == "2020-02-06"


def test_releasing_needs_reasons(coordinator: Viewer) -> None:
    with pytest.raises(actions.ReasonsMissing, match="Say why"):
        actions.release_small_numbers(BRIEF, reasons=" ", by=coordinator, at=AT)

    assert not Release.objects.exists()


def test_releasing_twice_is_refused(coordinator: Viewer) -> None:
    actions.release_small_numbers(BRIEF, reasons="Published.", by=coordinator, at=AT)

    with pytest.raises(actions.ReleasedAlready, match="already decided"):
        actions.release_small_numbers(BRIEF, reasons="Again.", by=coordinator, at=AT)


def test_a_release_can_be_taken_back_and_given_again(
    partnership: Partnership, coordinator: Viewer
) -> None:
    actions.release_small_numbers(BRIEF, reasons="Published.", by=coordinator, at=AT)

    actions.withhold_small_numbers(BRIEF, by=coordinator, at=AT)

    assert not numbers(partnership, BRIEF).released
    assert last_entry(Event.PAPER_NUMBERS_WITHHELD).actor_name == coordinator.name
    actions.release_small_numbers(BRIEF, reasons="After all.", by=coordinator, at=AT)
    assert numbers(partnership, BRIEF).released
    assert Release.objects.count() == 2


def test_there_must_be_a_release_to_take_back(coordinator: Viewer) -> None:
    with pytest.raises(actions.NothingReleased, match="protected in this paper already"):
        actions.withhold_small_numbers(BRIEF, by=coordinator, at=AT)


def test_publishing_keeps_the_document_and_what_it_counts(
    partnership: Partnership, coordinator: Viewer
) -> None:
    review = factories.commissioned(partnership, on=NOVEMBER)

    paper = actions.publish(
        BRIEF, author="The Director", seen=seen(partnership), by=coordinator, at=AT
    )

    document = stored.document(paper.content)
    assert ("Author", "The Director") in document.front
    assert "fewer than six" in text.render(tree.public_only(document))
    assert paper.figures["reviews-commissioned"] == {
        "what": "Reviews commissioned",
        "references": [review.reference],
    }
    assert (paper.version, paper.board) == (1, "Corporate Parenting Board")
    assert paper.digest == stored.digest(document)
    assert paper.choices == {
        "author": "The Director",
        "timeliness": False,
        "exemption": "2",
        "small_numbers": "DFE_CIN",
        "released_by": "",
    }
    entry = last_entry(Event.PAPER_PUBLISHED)
    assert entry.subject_reference == str(paper) == f"{paper.reference}, version 1"
    assert entry.details["released"] is False


def test_a_published_paper_says_up_to_where_the_trail_was_sealed(
    partnership: Partnership, coordinator: Viewer
) -> None:
    actions.note_preview(BRIEF, of=partnership, by=coordinator, at=AT)
    sealing.seal_waiting()
    head = sealing.head()

    paper = actions.publish(BRIEF, author="", seen=seen(partnership), by=coordinator, at=AT)

    assert stored.document(paper.content).front[-1] == (
        "Record of access",
        f"Trail sealed, fingerprint {head.fingerprint}",
    )


def test_a_published_version_stays_when_cases_change(
    partnership: Partnership, coordinator: Viewer
) -> None:
    first = actions.publish(BRIEF, author="", seen=seen(partnership), by=coordinator, at=AT)
    factories.commissioned(partnership, on=NOVEMBER)

    second = actions.publish(BRIEF, author="", seen=seen(partnership), by=coordinator, at=AT)

    first.refresh_from_db()
    assert (first.version, second.version) == (1, 2)
    assert first.content != second.content
    assert queries.newer_version(first) == second
    assert queries.newer_version(second) is None


def test_a_release_is_named_with_the_published_paper(
    partnership: Partnership, coordinator: Viewer
) -> None:
    factories.commissioned(partnership, on=NOVEMBER)
    actions.release_small_numbers(BRIEF, reasons="Published.", by=coordinator, at=AT)

    paper = actions.publish(BRIEF, author="", seen=seen(partnership), by=coordinator, at=AT)

    assert paper.choices["released_by"] == coordinator.name
    assert not any(tree.is_exempt(block) for block in stored.document(paper.content).blocks)


def test_nobody_publishes_what_they_have_not_seen(
    partnership: Partnership, coordinator: Viewer
) -> None:
    before = seen(partnership)
    factories.commissioned(partnership, on=NOVEMBER)

    with pytest.raises(actions.ChangedSinceSeen, match="has changed since"):
        actions.publish(BRIEF, author="", seen=before, by=coordinator, at=AT)

    assert not PublishedPaper.objects.exists()


def test_versions_are_counted_by_meeting(partnership: Partnership, coordinator: Viewer) -> None:
    actions.publish(BRIEF, author="", seen=seen(partnership), by=coordinator, at=AT)
    march = replace(BRIEF, meeting_on=date(2020, 3, 5))
    mark = queries.draft(partnership, march).digest

    paper = actions.publish(march, author="", seen=mark, by=coordinator, at=AT)

    assert paper.version == 1


NOT_COORDINATORS = [role for role in Role if role is not Role.COORDINATOR]


@pytest.mark.parametrize("role", NOT_COORDINATORS, ids=lambda role: role.value)
def test_only_a_coordinator_decides_on_papers(
    partnership: Partnership, viewer_of: ViewerOf, role: Role
) -> None:
    viewer = viewer_of(role)

    with pytest.raises(PermissionDenied):
        actions.release_small_numbers(BRIEF, reasons="Published.", by=viewer, at=AT)
    with pytest.raises(PermissionDenied):
        actions.withhold_small_numbers(BRIEF, by=viewer, at=AT)
    with pytest.raises(PermissionDenied):
        actions.publish(BRIEF, author="", seen=seen(partnership), by=viewer, at=AT)


def test_what_is_read_and_taken_away_needs_the_right_to_it(
    partnership: Partnership, coordinator: Viewer, viewer_of: ViewerOf
) -> None:
    officer = viewer_of(Role.BOARD_OFFICER)
    paper = actions.publish(BRIEF, author="", seen=seen(partnership), by=coordinator, at=AT)

    actions.note_download(paper, form="pdf", whole=False, by=officer, at=AT)

    assert last_entry(Event.PAPER_DOWNLOADED).details["exempt_part"] is False
    with pytest.raises(PermissionDenied):
        actions.note_download(paper, form="pdf", whole=True, by=officer, at=AT)
    with pytest.raises(PermissionDenied):
        actions.note_preview(BRIEF, of=partnership, by=officer, at=AT)
    with pytest.raises(PermissionDenied):
        actions.note_draft_download(
            BRIEF, of=partnership, form="pdf", whole=False, by=officer, at=AT
        )
    with pytest.raises(PermissionDenied):
        actions.note_tracing("reviews-commissioned", [], of=paper, by=officer, at=AT)


def test_models_say_what_they_are(partnership: Partnership) -> None:
    release = factories.ReleaseFactory(partnership=partnership)

    assert str(release) == f"Small numbers released for {long_date(MEETING)}"
