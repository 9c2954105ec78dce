"""Is a harness that fails ever shown as one that passed?"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.db import connection

from heed.accounts.models import User
from tests.trust import __main__ as table
from tests.trust import harnesses
from tests.trust.figure import SHOWN, Figure
from tests.trust.harnesses import Database, Harness


def a_module(**said: Any) -> ModuleType:
    module = ModuleType("made_up", "Is the answer right?\n\nMore words.")
    module.__dict__.update({"run": lambda _full: Figure("1 of 1")}, **said)
    return module


def test_a_figure_without_failures_has_passed() -> None:
    figure = Figure("12 pages: 0 wrong")

    assert figure.passed
    assert figure.report == "12 pages: 0 wrong"


def test_a_figure_counts_the_failures_it_does_not_show() -> None:
    figure = Figure("30 pages", [f"page {number}" for number in range(SHOWN + 10)])

    assert not figure.passed
    assert figure.report.splitlines()[1] == "  page 0"
    assert figure.report.endswith("… and 10 more")


def test_a_harness_says_what_it_promises_and_needs() -> None:
    plain = harnesses.of(a_module(), "made_up")
    picky = harnesses.of(
        a_module(DATABASE=Database.OWN, ENGINES=("postgresql",), IN_BROWSER=True), "made_up"
    )

    assert (plain.promise, plain.database) == ("Is the answer right?", Database.ROLLED_BACK)
    assert (plain.engines, plain.in_browser) == (("sqlite",), False)
    assert (picky.database, picky.engines, picky.in_browser) == (
        Database.OWN,
        ("postgresql",),
        True,
    )


def test_the_page_about_threats_names_harnesses_that_are_there() -> None:
    page = (harnesses.FOLDER.parents[1] / "docs" / "explanation" / "threats.md").read_text()
    rows = [line.split("|") for line in page.splitlines() if line.startswith("|")]

    named = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row[3])}

    assert "restore_drill" in named
    assert named <= {harness.name for harness in harnesses.all_of_them()}


def test_every_module_with_a_run_is_found() -> None:
    with_run = {
        path.stem
        for path in harnesses.FOLDER.glob("*.py")
        if re.search(r"\ndef run\(_?full: bool\) -> Figure:", path.read_text(encoding="utf-8"))
    }

    assert {harness.name for harness in harnesses.all_of_them()} == with_run


@pytest.mark.django_db(transaction=True)
def test_what_a_harness_writes_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    # The database of the tests stands in for the one a command would make.
    monkeypatch.setattr(harnesses, "get_runner", lambda _settings: NoRunner)

    with harnesses.a_database(Database.ROLLED_BACK):
        User.objects.create(email="a@example.org", name="A")
        assert connection.in_atomic_block

    assert not User.objects.exists()


@pytest.mark.parametrize(("status", "word"), [(0, "pass"), (1, "FAIL"), (-9, "FAIL")])
def test_a_row_repeats_what_the_harness_said(
    status: int, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **how: Any) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, status, "3 of 4\n  the fourth")

    monkeypatch.setattr(subprocess, "run", run)
    row = table.row_of(harnesses.of(a_module(), "made_up"), "postgresql")

    assert str(row).startswith(f"{word}  made_up")
    assert str(row).endswith("3 of 4")
    assert asked[0][1:] == [
        "scripts/with_postgresql.py", sys.executable, "-m", "tests.trust.made_up", "--full",
    ]  # fmt: skip
    assert "the fourth" in capsys.readouterr().out


def test_one_failure_fails_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up = [harnesses.of(a_module(), name) for name in ("good", "bad")]

    def row_of(harness: Harness, engine: str) -> table.Row:
        return table.Row(harness.name, engine, 0.1, harness.name == "good", "…")

    monkeypatch.setattr(harnesses, "all_of_them", lambda: made_up)
    monkeypatch.setattr(table, "row_of", row_of)

    assert table.main(["good"]) == 0
    assert table.main([]) == 1
    assert table.main(["misspelt"]) == 1


class NoRunner:
    """Stands in for Django's test runner where a database is already there."""

    def __init__(self, *, verbosity: int, interactive: bool) -> None:
        self.kept: list[Path] = []
        self.talks = bool(verbosity or interactive)

    def setup_test_environment(self) -> None:
        """Leave everything as it is."""

    def setup_databases(self) -> list[Path]:
        """Use the database that is there."""
        return self.kept

    def teardown_databases(self, kept: list[Path]) -> None:
        """Leave the database as it is."""

    def teardown_test_environment(self) -> None:
        """Leave everything as it is."""
