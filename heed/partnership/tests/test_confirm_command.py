"""Can whoever runs the system be the second person, and only where there is nobody else?"""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from conftest import ViewerOf
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.partnership import actions
from heed.partnership.models import Invitation
from heed.partnership.tests.inviting import AT, invite


@pytest.fixture
def coordinator(viewer_of: ViewerOf) -> Viewer:
    return viewer_of(Role.COORDINATOR)


@pytest.fixture
def proposed(coordinator: Viewer) -> Invitation:
    return invite(coordinator, Role.INDEPENDENT_CHAIR)


def confirm(*words: str) -> str:
    out = StringIO()
    call_command("confirm", *words, stdout=out)
    return out.getvalue().strip()


def test_what_waits_is_listed(coordinator: Viewer, proposed: Invitation) -> None:
    withdrawn = invite(coordinator, Role.COORDINATOR)
    actions.withdraw(withdrawn, by=coordinator, at=AT)

    assert confirm() == (
        f"{proposed.pk}: Joan Field, Safeguarding lead, Independent Chair, "
        f"Westshire Safeguarding Children Partnership; proposed by {coordinator.name}"
    )


def test_nothing_waiting_is_said(db: None) -> None:
    assert confirm() == "Nothing waits for a second person."


def test_the_only_coordinator_gets_a_second_person(proposed: Invitation) -> None:
    said = confirm(str(proposed.pk))

    assert said.startswith("Joan Field, Safeguarding lead has been confirmed.")
    proposed.refresh_from_db()
    assert proposed.confirmed_by_name == "Whoever runs the system"
    assert confirm() == "Nothing waits for a second person."


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.INDEPENDENT_CHAIR])
def test_where_somebody_else_can_they_are_asked(
    role: Role, proposed: Invitation, viewer_of: ViewerOf
) -> None:
    other = viewer_of(role)

    with pytest.raises(CommandError, match=f"{other.name} can confirm this. Ask them."):
        confirm(str(proposed.pk))


def test_whoever_is_invited_or_has_left_is_nobody_else(
    proposed: Invitation, viewer_of: ViewerOf
) -> None:
    left, invited = viewer_of(Role.COORDINATOR), viewer_of(Role.COORDINATOR)
    User.objects.filter(pk=left.user_id).update(is_active=False)
    User.objects.filter(pk=invited.user_id).update(email=proposed.email)

    assert "has been confirmed" in confirm(str(proposed.pk))


def test_a_number_that_does_not_wait_is_refused(proposed: Invitation) -> None:
    with pytest.raises(CommandError, match="Nothing with the number 0 waits"):
        confirm("0")
