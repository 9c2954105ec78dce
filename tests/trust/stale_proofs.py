"""Does everything that needs a fresh proof refuse an old one, at every address and in every form?

What needs one is found by asking: people inside open every page and send every form, and whoever
asks `checks.require` for a permission of `NEEDS_FRESH_PROOF` on the way has to refuse the same
request from the same person ten minutes later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from unittest import mock

from django.core.exceptions import PermissionDenied

from heed.access import checks
from heed.access.permissions import NEEDS_FRESH_PROOF, TABLE, Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts import sessions
from heed.audit.models import AuditEntry
from heed.core import clock
from tests.trust import harnesses
from tests.trust.browsing import addresses, touring
from tests.trust.browsing.forms import Form
from tests.trust.browsing.touring import Tour
from tests.trust.browsing.visitor import Answer, Visitor
from tests.trust.figure import Figure
from tests.trust.worlds import world
from tests.trust.worlds.founding import Somebody
from tests.trust.worlds.telling import Stage

REFUSED: Final = 403
ASKS: Final = b"Confirm it is you"
TEN_MINUTES: Final = 600
# What may be written down while nothing is done: who was let in and asked.
NOT_AN_ACT: Final = {"accounts:proof:refused", "casefiles:file:read"}


@dataclass(slots=True)
class Walk:
    """What asked for a fresh proof, and whether it refused an old one."""

    asked: dict[Permission, set[str]] = field(default_factory=dict)
    requests: int = 0
    failures: list[str] = field(default_factory=list)

    def try_both(
        self, where: str, fresh: Callable[[], Answer], stale: Callable[[], Answer]
    ) -> None:
        """Send a request with a fresh proof; if it needed one, send it with an old one too."""
        with _listening() as required:
            fresh()
        needed = required & NEEDS_FRESH_PROOF
        if not needed:
            return
        for permission in needed:
            self.asked.setdefault(permission, set()).add(where)
        self.requests += 1
        before = _acts()
        answer = stale()
        if answer.status != REFUSED or ASKS not in answer.body:
            self.failures.append(f"{answer.method} {answer.path} answered {answer.status}.")
        if _acts() != before:
            self.failures.append(f"{answer.method} {answer.path} did something.")


def run(full: bool) -> Figure:
    """Ask every permission, then walk every address and form; quickly, those of a coordinator."""
    walk = Walk()
    refused = [permission for permission in NEEDS_FRESH_PROOF if _refuses(permission)]
    walk.failures += [
        f"“{permission.value}” does not ask for a proof."
        for permission in NEEDS_FRESH_PROOF - set(refused)
    ]
    begun = _tour(full=full)
    for path in begun.book.paths if full else begun.book.one_of_each():
        if path in begun.opened:
            _try_page(walk, begun, path)
    for form in begun.book.forms.values():
        if not form.is_safe:
            _try_form(walk, begun, form)
    never = sorted(one.value for one in NEEDS_FRESH_PROOF if one not in walk.asked)
    if full:
        walk.failures += [f"Nobody came to “{said}”." for said in never]
    return Figure(
        f"{len(refused)} of {len(NEEDS_FRESH_PROOF)} permissions refuse an old proof; "
        f"{walk.requests} requests at {len(begun.book.paths)} addresses and with "
        f"{len(begun.book.forms)} forms need a fresh one, for {len(walk.asked)} permissions: "
        f"{len(walk.failures)} wrong",
        walk.failures,
    )


def _tour(*, full: bool) -> Tour:
    """Return where people are led: everybody everywhere, or a coordinator to one of each page."""
    if full:
        return touring.tour(touring.make_world(full=True), full=True)
    made = world.make(today=clock.day(clock.now()), stages=(Stage.NOTIFIED,), people=())
    coordinator = next(one for one in made.insiders() if one.role is Role.COORDINATOR)
    begun = Tour(made, full=False)
    begun.guides[coordinator] = Visitor(coordinator.user)
    addresses.crawl(
        begun.guides[coordinator],
        begun.book,
        starts=addresses.starting_points(),
        today=made.today,
        look=lambda answer: begun.note(coordinator, answer),
        goes_to=lambda path: not begun.book.was_opened(addresses.name_of(path) or ""),
    )
    begun.take_over(coordinator)
    return begun


def _try_page(walk: Walk, begun: Tour, path: str) -> None:
    visitor, later = begun.page_of(path), _later(begun.opened[path])
    name = addresses.name_of(path) or path
    walk.try_both(name, lambda: visitor.get(path), lambda: later().get(path))


def _try_form(walk: Walk, begun: Tour, form: Form) -> None:
    visitor, later = begun.sender_of(form), _later(begun.senders[id(form)])
    typed = form.filled(begun.world.today)
    name = addresses.name_of(form.action) or form.action
    walk.try_both(name, lambda: visitor.try_out(form, typed), lambda: later().try_out(form, typed))


def _later(somebody: Somebody) -> Callable[[], Visitor]:
    """Return how to be the same person, who proved who they are ten minutes ago."""

    def visitor() -> Visitor:
        later = Visitor(somebody.user)
        session = later.client.session
        session[sessions.PROVED] -= TEN_MINUTES
        session.save()
        return later

    return visitor


def _refuses(permission: Permission) -> bool:
    """Say whether somebody who may do it is asked for a proof."""
    viewer = Viewer(
        user_id=1,
        name="Somebody",
        partnership_id=1,
        partnership_name="Westshire",
        agency_id=1,
        agency_name="Westshire Council",
        roles=TABLE[permission],
        freshly_proved=False,
    )
    try:
        checks.require(viewer, permission)
    except checks.ProofNeeded:
        return True
    except PermissionDenied:
        return False
    return False


@contextmanager
def _listening() -> Iterator[set[Permission]]:
    """Collect the permissions that are asked for."""
    required: set[Permission] = set()
    require = checks.require

    def note(viewer: Viewer, permission: Permission) -> None:
        required.add(permission)
        require(viewer, permission)

    with mock.patch.object(checks, "require", note):
        yield required


def _acts() -> int:
    return AuditEntry.objects.exclude(event__in=NOT_AN_ACT).count()


if __name__ == "__main__":
    harnesses.command()
