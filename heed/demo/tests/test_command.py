"""Does `heed demo` load once a day, say who can sign in, and refuse what would do harm?"""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from conftest import StopClock
from heed.demo import loading
from heed.demo.management.commands import demo
from heed.demo.people import PASSWORD

TODAY = date(2026, 11, 23)


class Done:
    """What the command did, in order, with a database that starts as told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.there: date | None = None
        self.steps: list[str] = []
        monkeypatch.setattr(demo, "call_command", self.call)
        monkeypatch.setattr(loading, "loaded_on", lambda: self.there)
        monkeypatch.setattr(loading, "start_again", lambda: self.steps.append("start again"))
        monkeypatch.setattr(loading, "load", self.load)

    def call(self, name: str, **words: Any) -> None:
        """Note another command that was called."""
        port = f" at {words['port']}" if "port" in words else ""
        self.steps.append(f"{name}{port}")

    def load(self, *, today: date) -> None:
        """Note a load, and that it is there now."""
        self.steps.append(f"load {today}")
        self.there = today


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch, stop_clock: StopClock) -> Done:
    """Note what is done instead of doing it, on a Monday in November."""
    stop_clock("2026-11-23 09:00")
    return Done(monkeypatch)


def run(*words: str) -> str:
    """Run the command and return what it says."""
    out = StringIO()
    call_command("demo", *words, stdout=out)
    return out.getvalue()


def test_an_empty_database_is_filled_and_served(done: Done) -> None:
    said = run()

    assert done.steps == ["migrate", "load 2026-11-23", "serve at 8000"]
    assert "Loaded Marlshire and Valeshire (invented) and the situation of 2019." in said
    assert "http://localhost:8000/" in said


def test_everybody_is_named_with_the_password(done: Done) -> None:
    said = run("--no-serve")

    assert f"Everybody's password: {PASSWORD}" in said
    for person in loading.PEOPLE:
        assert f"{person.email} " in said
        assert f"{person.name}, {person.title}" in said


def test_the_port_is_the_one_asked_for(done: Done) -> None:
    said = run("--port", "8123")

    assert done.steps[-1] == "serve at 8123"
    assert "http://localhost:8123/" in said


def test_nothing_is_served_if_not_wanted(done: Done) -> None:
    run("--no-serve")

    assert not any(step.startswith("serve") for step in done.steps)


def test_the_days_can_be_counted_from_another_day(done: Done) -> None:
    run("--no-serve", "--on", "2026-12-24")

    assert "load 2026-12-24" in done.steps


def test_what_was_changed_today_is_kept(done: Done) -> None:
    done.there = TODAY

    said = run("--no-serve")

    assert done.steps == ["migrate"]
    assert "your changes are kept" in said


def test_a_new_day_starts_again(done: Done) -> None:
    done.there = date(2026, 11, 20)

    run("--no-serve")

    assert done.steps == ["migrate", "start again", "migrate", "load 2026-11-23"]


def test_a_database_that_cannot_be_emptied_is_left_alone(
    done: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise loading.NotEmpty("Use an empty database.")

    done.there = date(2026, 11, 20)
    monkeypatch.setattr(loading, "start_again", refuse)

    with pytest.raises(CommandError, match="Use an empty database"):
        run()

    assert done.steps == ["migrate"]


def test_invented_cases_never_stand_beside_real_ones(done: Done, settings: Settings) -> None:
    settings.DEMONSTRATION = False

    with pytest.raises(CommandError, match="would put invented cases beside real ones"):
        run()

    assert done.steps == []
