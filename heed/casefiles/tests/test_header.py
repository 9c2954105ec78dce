"""Is the header of a case the same on every page, and does it say what is due next?"""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from conftest import ViewerOf
from heed.access.roles import Role
from heed.casefiles.presenters import TABS, case_header, deadline_clock
from heed.casefiles.tests.factories import CaseFileFactory
from heed.core.deadlines import Deadline
from heed.govuk.components import ClockState
from heed.partnership.models import Partnership

ON = date(2026, 11, 20)
DEADLINE = Deadline(
    reference="SI-TEST",
    what="Tell the national Panel",
    due_on=date(2026, 11, 23),
    authority="Working Together, statutory guidance",
    because="A child has died.",
    counted=("Monday 16 November 2026: day 0",),
    page="incidents:duties",
)


def test_the_current_tab_is_marked_and_each_sees_the_tabs_of_what_they_reach(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    case_file = CaseFileFactory(partnership=partnership)

    seen = {
        role: case_header(
            case_file, current="incidents:duties", viewer=viewer_of(role), stage="Reported", on=ON
        )
        for role in (Role.COORDINATOR, Role.NOTIFIER)
    }

    assert [tab.text for tab in seen[Role.COORDINATOR].tabs if tab.current] == ["Duties"]
    assert len(seen[Role.COORDINATOR].tabs) == len(TABS)
    assert [tab.text for tab in seen[Role.NOTIFIER].tabs] == [
        "Overview",
        "Incident",
        "Duties",
        "Chronology",
        "Documents",
        "Access",
    ]
    assert [tab.text for tab in seen[Role.COORDINATOR].tabs if tab.apart] == ["Access"]
    assert seen[Role.NOTIFIER].clock is None
    assert seen[Role.NOTIFIER].reference == case_file.reference


def test_the_next_deadline_is_a_clock_with_its_counting(
    partnership: Partnership, viewer_of: ViewerOf
) -> None:
    header = case_header(
        CaseFileFactory(partnership=partnership),
        current="incidents:incident",
        viewer=viewer_of(Role.NOTIFIER),
        stage="Reported",
        on=ON,
        next_deadline=DEADLINE,
    )

    clock = header.clock
    assert clock == deadline_clock(DEADLINE, on=ON)
    assert clock is not None
    assert clock.words == "3 days left"
    assert clock.state is ClockState.AHEAD
    assert clock.counted == DEADLINE.counted
    assert clock.href == reverse("incidents:duties", args=["SI-TEST"])
