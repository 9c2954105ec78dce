"""Is the second wall renewed when the database is changed, and only then?"""

from __future__ import annotations

import pytest
from django.core.management import call_command

from heed.casefiles import second_wall


@pytest.mark.parametrize(
    ("options", "times"), [({}, 1), ({"plan": True}, 0), ({"check_unapplied": True}, 0)]
)
def test_the_wall_is_renewed_when_something_may_have_changed(
    db: None, options: dict[str, bool], times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[bool] = []
    monkeypatch.setattr(second_wall, "build", lambda: built.append(True))

    call_command("migrate", verbosity=0, **options)

    assert len(built) == times
