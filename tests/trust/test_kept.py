"""Is a walk that is laid down again the walk that was made, and is it made only once a day?"""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from heed.accounts.models import User
from heed.core import clock
from tests.trust.browsing import kept
from tests.trust.browsing.touring import Tour
from tests.trust.browsing.visitor import Visitor
from tests.trust.worlds import founding, world
from tests.trust.worlds.canaries import Canaries
from tests.trust.worlds.founding import Relation, Somebody

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.no_cover,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="is made anew elsewhere"),
]


def small_walk() -> Tour:
    today = clock.day(clock.now())
    place = founding.found("Keptshire", today=today)
    coordinator = next(founding.cast_of(place))
    begun = Tour(world.World(today, Canaries(0), [place]), full=False)
    begun.guides[coordinator] = Visitor(coordinator.user)
    begun.note(coordinator, begun.guides[coordinator].get("/desk/"))
    return begun


def test_a_walk_is_laid_down_with_every_row_and_everybody_signed_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept, "_KEPT", {})
    with transaction.atomic():
        made = kept.once(small_walk)
        left = set(User.objects.values_list("email", flat=True))
        transaction.set_rollback(True)

    again = kept.once(small_walk)

    assert again is made
    assert set(User.objects.values_list("email", flat=True)) == left
    assert again.page_of("/desk/").get("/desk/").status == 200


def test_what_cannot_be_laid_down_again_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_KEPT", {})
    with transaction.atomic():
        kept.once(small_walk)
        transaction.set_rollback(True)
    monkeypatch.setattr(kept, "_write", lambda *_: None)

    with pytest.raises(AssertionError, match="not what the walk left"):
        kept.once(small_walk)


def test_somebody_not_signed_in_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_KEPT", {})
    nobody = Somebody(role=None, relation=Relation.NOBODY, user=None)

    def walk() -> Tour:
        begun = Tour(world.World(clock.day(clock.now()), Canaries(0)), full=False)
        begun.guides[nobody] = Visitor(None)
        return begun

    kept.once(walk)

    assert not kept.once(walk).guides[nobody].client.cookies
