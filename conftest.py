"""Who and what does every test need? People, a complete partnership, and a clock that stands."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, Protocol

import pytest
from django.db import connection
from hypothesis import settings

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts import sessions
from heed.accounts.models import User
from heed.core import clock
from heed.partnership import queries
from heed.partnership.models import Agency, Group, Partnership
from heed.partnership.tests.factories import AppointmentFactory, PartnershipFactory, complete
from tests.pages import PageClient

# No test asserts seconds. Continuous integration tries the same examples every time, so that a red
# run is about the change; at a developer's every run tries new ones.
settings.register_profile("heed", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("heed")

# The browser is started once for the kit's tests and the journeys.
pytest_plugins = ["tests.browser"]


# The rooms with lines that only PostgreSQL runs. The run on SQLite measures everything else, and
# tests take two thirds longer while they are measured.
MEASURED_ON_POSTGRESQL = ("audit", "backups", "casefiles", "config", "demo")
# Here tests without a database of Django's ask PostgreSQL all the same.
ASK_POSTGRESQL = (
    *(f"heed/{room}/" for room in MEASURED_ON_POSTGRESQL),
    "tests/trust/test_every_harness.py",
)
# Those with a snapshot go along: whoever keeps the snapshots complains of one nobody asks for.
ASKING = frozenset({"db", "transactional_db", "snapshot"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes longest, and do on PostgreSQL only what can differ there.

    Two processes end together when only short tests are left. What asks no database gives the same
    answer beside any, and the coverage of a line is measured on one database, not on both.
    """
    items.sort(key=lambda item: not item.nodeid.startswith("tests/trust/"))
    if connection.vendor == "sqlite":
        return
    alike = {item for item in items if _is_alike_on_every_database(item)}
    config.hook.pytest_deselected(items=[item for item in items if item in alike])
    items[:] = [item for item in items if item not in alike]
    for item in items:
        if not item.nodeid.startswith(tuple(f"heed/{room}/" for room in MEASURED_ON_POSTGRESQL)):
            item.add_marker(pytest.mark.no_cover)


def _is_alike_on_every_database(item: pytest.Item) -> bool:
    """Say whether a test asks no database, which `pytest-django` then does not let it do either."""
    asks = item.get_closest_marker("django_db") or ASKING & set(getattr(item, "fixturenames", ()))
    return not asks and not item.nodeid.startswith(ASK_POSTGRESQL)


class Person(Protocol):
    """Makes somebody with a post; `agency` and `group` default to what the role usually has."""

    def __call__(
        self,
        role: Role,
        agency: Agency | None = None,
        group: Group | None = None,
        partnership: Partnership | None = None,
    ) -> User: ...


class ViewerOf(Protocol):
    """Makes somebody with a post and returns them as they act today."""

    def __call__(
        self,
        role: Role,
        agency: Agency | None = None,
        group: Group | None = None,
        partnership: Partnership | None = None,
    ) -> Viewer: ...


class SignIn(Protocol):
    """Makes somebody with a post and returns a client signed in as them, with their `viewer`."""

    def __call__(
        self,
        role: Role,
        agency: Agency | None = None,
        group: Group | None = None,
        partnership: Partnership | None = None,
    ) -> PageClient: ...


class LetPass(Protocol):
    """Lets time pass for sessions: so many minutes and seconds later."""

    def __call__(self, *, hours: int = 0, minutes: int = 0, seconds: int = 0) -> None: ...


class StopClock(Protocol):
    """Stops Heed's clock at a time on England's clocks, such as “2026-11-23 09:00”."""

    def __call__(self, wall_clock: str) -> datetime: ...


USUAL_AGENCY = {
    Role.NOTIFIER: Agency.Kind.LOCAL_AUTHORITY,
    Role.STATUTORY_PARTNER: Agency.Kind.LOCAL_AUTHORITY,
    Role.AGENCY_REPRESENTATIVE: Agency.Kind.EDUCATION,
    Role.GROUP_MEMBER: Agency.Kind.HEALTH,
    Role.LEGAL_ADVISER: Agency.Kind.LOCAL_AUTHORITY,
    Role.COUNCILLOR: Agency.Kind.LOCAL_AUTHORITY,
    Role.COMMUNICATIONS: Agency.Kind.LOCAL_AUTHORITY,
    Role.EXPLOITATION_COORDINATOR: Agency.Kind.POLICE,
    Role.AGENCY_ADMINISTRATOR: Agency.Kind.EDUCATION,
}
USUAL_GROUP = {
    Role.GROUP_MEMBER: Group.Kind.REVIEW,
    Role.GROUP_CHAIR: Group.Kind.REVIEW,
}


@pytest.fixture(scope="session", autouse=True)
def _trail_emptied_between_tests() -> Iterator[None]:
    """Let tests that need real transactions clean up: no product code can empty the trail."""
    guards = [
        importlib.import_module(f"heed.audit.migrations.{name}")
        for name in ("0002_append_only", "0004_seals")
    ]
    remove = [one for guard in reversed(guards) for one in guard.REMOVE[connection.vendor]]
    add = [one for guard in guards for one in guard.ADD[connection.vendor]]
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def without_guards(ops: Any, statements: list[str]) -> None:
        flush(ops, [*remove, *statements, *add])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", without_guards)
        yield


@pytest.fixture
def partnership(db: None) -> Partnership:
    """A partnership with two versions of its arrangements, five agencies and six groups.

    Until 14 December 2024 the Independent Chair decides, then the statutory partners.
    """
    return complete(PartnershipFactory(name="Westshire Safeguarding Children Partnership"))


@pytest.fixture
def another_partnership(db: None) -> Partnership:
    """A second complete partnership, which must never see anything of the first."""
    return complete(PartnershipFactory(name="Eastshire Safeguarding Children Partnership"))


@pytest.fixture
def agency(partnership: Partnership) -> Callable[[Agency.Kind], Agency]:
    """Find the partnership's agency of a kind."""

    def find(kind: Agency.Kind) -> Agency:
        return Agency.objects.get(partnership=partnership, kind=kind)

    return find


@pytest.fixture
def group(partnership: Partnership) -> Callable[[Group.Kind], Group]:
    """Find the partnership's group of a kind."""

    def find(kind: Group.Kind) -> Group:
        return Group.objects.get(partnership=partnership, kind=kind)

    return find


@pytest.fixture
def person(request: pytest.FixtureRequest, db: None) -> Person:
    """Make people with posts in the partnership, or in another."""

    def make(
        role: Role,
        agency: Agency | None = None,
        group: Group | None = None,
        partnership: Partnership | None = None,
    ) -> User:
        where = partnership or request.getfixturevalue("partnership")
        if agency is None and role in USUAL_AGENCY:
            agency = Agency.objects.filter(partnership=where, kind=USUAL_AGENCY[role]).first()
        if group is None and role in USUAL_GROUP:
            group = Group.objects.filter(partnership=where, kind=USUAL_GROUP[role]).first()
        post = AppointmentFactory(partnership=where, role=role.value, agency=agency, group=group)
        return User.objects.get(pk=post.user_id)

    return make


@pytest.fixture
def viewer_of(person: Person) -> ViewerOf:
    """Make people with posts and return them as they act today."""

    def make(
        role: Role,
        agency: Agency | None = None,
        group: Group | None = None,
        partnership: Partnership | None = None,
    ) -> Viewer:
        return acting_today(person(role, agency, group, partnership))

    return make


@pytest.fixture
def sign_in(person: Person) -> SignIn:
    """Make people with posts and return a client signed in as them, with all their proof."""

    def make(
        role: Role,
        agency: Agency | None = None,
        group: Group | None = None,
        partnership: Partnership | None = None,
    ) -> PageClient:
        client = PageClient()
        client.person = person(role, agency, group, partnership)
        client.viewer = acting_today(client.person)
        client.force_login(client.person)
        session = client.session
        sessions.begin(session, user_agent="", owes_second_factor=False)
        sessions.note_proof(session, second_factor=True)
        session.save()
        return client

    return make


@pytest.fixture
def stranger(viewer_of: ViewerOf, another_partnership: Partnership) -> Viewer:
    """The coordinator of another partnership."""
    return viewer_of(Role.COORDINATOR, partnership=another_partnership)


@pytest.fixture
def signed_in_stranger(sign_in: SignIn, another_partnership: Partnership) -> PageClient:
    """A client signed in as the coordinator of another partnership."""
    return sign_in(Role.COORDINATOR, partnership=another_partnership)


@pytest.fixture
def nobody(db: None) -> PageClient:
    """A client nobody has signed in with."""
    return PageClient()


@pytest.fixture
def stop_clock(monkeypatch: pytest.MonkeyPatch) -> StopClock:
    """Stop Heed's clock; the session and the database keep their own time."""

    def stop(wall_clock: str) -> datetime:
        local = datetime.fromisoformat(wall_clock).replace(tzinfo=clock.ENGLAND)
        moment = local.astimezone(UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    return stop


@pytest.fixture
def let_pass(monkeypatch: pytest.MonkeyPatch) -> LetPass:
    """Let time pass for sessions and proofs; what is due stays due when it was."""

    def later(*, hours: int = 0, minutes: int = 0, seconds: int = 0) -> None:
        then = clock.seconds() + hours * 3600 + minutes * 60 + seconds
        monkeypatch.setattr(clock, "seconds", lambda: then)

    return later


def acting_today(user: User) -> Viewer:
    """Return a person as they may act today."""
    viewer = queries.viewer_for(user, on=clock.day(clock.now()))
    if viewer is None:
        raise LookupError(f"{user} holds no post with rights today.")
    return viewer
