"""`heed <word>` runs the right command, starts fast for the law, and says what is wrong."""

from __future__ import annotations

import gc
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core import management
from django.db import OperationalError

from heed.config import command_line
from heed.statute import duties_command

FACTS = {
    "local_authority": "Marlshire",
    "aware_on": "2025-12-23",
    "child": {"born_on": "2025-01-05"},
    "incident": {
        "outcome": "seriously_harmed",
        "abuse_or_neglect": "suspected",
        "in": "Marlshire",
    },
}


@pytest.fixture(autouse=True)
def _leave_the_process_as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", os.environ.get("TZ", "UTC"))
    monkeypatch.setenv("HEED_DEMONSTRATION", "")
    yield
    gc.enable()
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def facts_file(tmp_path: Path) -> str:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(FACTS), "utf-8")
    return str(path)


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_usage_lists_the_commands(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status = command_line.main(words)

    assert status == 0
    assert "duties FACTS.json" in capsys.readouterr().out


@pytest.mark.parametrize("word", ["--version", "-V"])
def test_the_version_is_printed(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = command_line.main([word])

    assert status == 0
    assert capsys.readouterr().out.startswith("heed 0.")


def test_duties_reads_a_file(facts_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = command_line.main(["duties", facts_file])

    assert status == 0
    assert json.loads(capsys.readouterr().out)["duties"][0]["due"] == "2026-01-02"


def test_duties_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(FACTS).encode())))

    status = command_line.main(["duties", "-"])

    assert status == 0
    assert json.loads(capsys.readouterr().out)["duties"][0]["rule"] == "N1"


def test_a_file_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    status = command_line.main(["duties", "/nowhere/facts.json"])

    assert status == 2
    assert capsys.readouterr() == (
        "",
        "/nowhere/facts.json cannot be read: No such file or directory.\n",
    )


def test_dates_are_read_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dates.txt"
    path.write_text("the next day\n3 June\n", encoding="utf-8")

    status = command_line.main(["dates", "--near", "2019-05-28", str(path)])

    found = [json.loads(line)["from"] for line in capsys.readouterr().out.splitlines()]
    assert (status, found) == (0, ["2019-05-29", "2019-06-03"])


def test_rules_are_printed_for_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    status = command_line.main(["rules", "--on", "2025-03-31"])

    assert status == 0
    assert {"N1", "L6"} <= {rule["id"] for rule in json.loads(capsys.readouterr().out)}


def test_check_text_reads_a_report_and_the_known_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, names = tmp_path / "report.txt", tmp_path / "names.json"
    report.write_text("Jane Smith came.", encoding="utf-8")
    names.write_text('{"people": [{"names": ["Jane Smith"]}]}', encoding="utf-8")

    status = command_line.main(["check-text", str(report), "--known", str(names)])

    assert status == 1
    assert json.loads(capsys.readouterr().out)["hits"][0]["text"] == "Jane Smith"


def test_the_words_are_those_of_the_shell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["heed", "duties", "--help"])

    status = command_line.main()

    assert status == 0
    assert capsys.readouterr().out.startswith("Use: heed duties")


def test_an_unknown_word_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    status = command_line.main(["judge"])

    assert status == 2
    assert capsys.readouterr() == ("", "There is no command “judge”: heed --help lists them.\n")


@pytest.mark.parametrize(("word", "demonstration"), [("migrate", ""), ("demo", "1")])
def test_other_words_are_management_commands(
    word: str, demonstration: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[tuple[object, ...]] = []
    monkeypatch.setattr(management, "get_commands", lambda: {word: "heed"})
    monkeypatch.setattr(
        management, "call_command", lambda *words, skip_checks: ran.append((*words, skip_checks))
    )

    status = command_line.main([word, "--plan"])

    assert status == 0
    assert ran == [(word, "--plan", False)]
    assert os.environ["HEED_DEMONSTRATION"] == demonstration


@pytest.mark.parametrize(
    ("problem", "status", "said"),
    [
        (management.CommandError("Say until when.", returncode=2), 2, "Say until when.\n"),
        (
            OperationalError("no such table"),
            2,
            "The database cannot be used (no such table). Is “heed migrate” done?\n",
        ),
    ],
)
def test_what_a_command_cannot_do_is_one_sentence(
    problem: Exception,
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fails(*_words: object, **_options: object) -> None:
        raise problem

    monkeypatch.setattr(management, "call_command", fails)

    assert command_line.main(["migrate"]) == status
    assert capsys.readouterr() == ("", said)


def test_a_reader_who_stops_reading_is_no_error(
    facts_file: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stops(*_arguments: object, **_named: object) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(duties_command, "main", stops)
    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(sys, "stdout", out)

        status = command_line.main(["duties", facts_file])
        out.write("swallowed")

    assert status == 2
    assert (tmp_path / "out").read_text() == ""


def test_a_reader_who_interrupts_gets_no_traceback(
    facts_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object, **_named: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(duties_command, "main", interrupted)

    assert command_line.main(["duties", facts_file]) == 2


def test_output_is_utf_8_whatever_the_terminal_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.BytesIO()
    terminal = io.TextIOWrapper(written, encoding="ascii")
    monkeypatch.setattr(sys, "stdout", terminal)

    status = command_line.main(["rules", "--on", "2025-03-31"])
    terminal.flush()

    assert status == 0
    assert json.loads(written.getvalue().decode("utf-8"))


def test_output_may_go_to_something_that_is_not_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stdout", written)

    status = command_line.main(["rules", "--on", "2025-03-31"])

    assert status == 0
    assert json.loads(written.getvalue())


@pytest.mark.parametrize("year", [2019, 2025, 2026])
def test_the_day_is_that_of_england_around_both_clock_changes(
    year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    command_line._today()
    moments = [
        datetime(year, month, 1, tzinfo=UTC) + timedelta(minutes=30 * half_hours)
        for month in (3, 10)
        for half_hours in range(48 * 32)
    ]

    for moment in moments:
        england = moment.astimezone(ZoneInfo("Europe/London")).date()
        assert date(*time.localtime(moment.timestamp())[:3]) == england


def test_today_is_a_day_on_which_somebody_somewhere_is() -> None:
    today = command_line._today()

    assert abs(today - datetime.now(UTC).date()) <= timedelta(days=1)  # noqa: TID251 - the real day


@pytest.mark.parametrize("words", [["duties", "-"], ["rules"]])
def test_the_law_answers_without_loading_django_or_heavy_modules(words: list[str]) -> None:
    script = (
        "import sys; from heed.config.command_line import main; "
        f"status = main({words!r}); "
        "heavy = {'django', 'argparse', 'dataclasses', 'inspect'}; "
        "print(status, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )

    ran = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(FACTS),
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stderr == "0 []\n"
    assert json.loads(ran.stdout)
