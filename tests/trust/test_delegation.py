"""Would the walkers notice if somebody could gain what nobody may give them?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

import pytest

from heed.access import delegation
from heed.access.delegation import Delegation
from heed.access.roles import Role
from heed.partnership import queries
from heed.partnership.actions import appointing, inviting
from tests.trust import delegation as harness

pytestmark = pytest.mark.django_db

# So many sequences notice each fault; the rarest begins where it is noticed soon.
AT_MOST = 100
SOON = {"a_link_outlives_its_sender": 70}


class Break(Protocol):
    """One fault put into the product for the time of a test."""

    __name__: str

    def __call__(self, patch: pytest.MonkeyPatch) -> None: ...


def an_administrator_gives_more(patch: pytest.MonkeyPatch) -> None:
    may: Delegation = delegation.TABLE[Role.AGENCY_ADMINISTRATOR]
    more = replace(may, hands_out=may.hands_out | {Role.STATUTORY_PARTNER, Role.COUNCILLOR})
    patch.setitem(delegation.TABLE, Role.AGENCY_ADMINISTRATOR, more)


def an_administrator_reaches_every_agency(patch: pytest.MonkeyPatch) -> None:
    may = delegation.TABLE[Role.AGENCY_ADMINISTRATOR]
    patch.setitem(
        delegation.TABLE, Role.AGENCY_ADMINISTRATOR, replace(may, in_own_agency_only=False)
    )


def one_person_is_enough(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(appointing, "SYSTEM_ROLES", frozenset())
    may = delegation.TABLE[Role.COORDINATOR]
    patch.setitem(delegation.TABLE, Role.COORDINATOR, replace(may, hands_out=frozenset(Role)))


def people_give_to_themselves(patch: pytest.MonkeyPatch) -> None:
    def nobody_minds(*_: Any, **__: Any) -> None: ...

    patch.setattr(inviting, "_check_not_oneself", nobody_minds)


def a_link_outlives_its_sender(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(queries, "vouched_for", lambda *_, **__: True)


def the_last_coordinator_may_go(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(appointing, "_check_somebody_stays", lambda *_, **__: None)


def posts_begin_again(patch: pytest.MonkeyPatch) -> None:
    def found(appointment: Any, **_: Any) -> Any:
        return type(appointment).objects.get(pk=appointment.pk)

    patch.setattr(appointing, "_hold", found)


@pytest.mark.parametrize(
    "broken",
    [
        an_administrator_gives_more,
        an_administrator_reaches_every_agency,
        one_person_is_enough,
        people_give_to_themselves,
        a_link_outlives_its_sender,
        the_last_coordinator_may_go,
        posts_begin_again,
    ],
    ids=lambda broken: broken.__name__,
)
def test_what_is_broken_is_noticed(broken: Break, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch)

    first = SOON.get(broken.__name__, 0)
    assert any(harness.sequence(number)[1] for number in range(first, first + AT_MOST))
