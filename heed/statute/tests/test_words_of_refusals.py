"""A refusal is one whole sentence that names what is wrong."""

from __future__ import annotations

import importlib
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from heed.statute import authority, duties_command, notification, notification_form, rapid_review
from heed.statute.dated import NotInForce, Rule, Unverified, Version
from heed.statute.facts import Concern, Facts, ImpossibleFacts, Outcome, check
from heed.statute.sources import Force, Grade, Source, Strength
from heed.statute.working_days import ClockHours, WorkingDays

TODAY = date(2026, 11, 23)
SOMEWHERE = Source(Force.ACT, "An Act", "s.1")


def run(facts: object, command: Any = duties_command) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    text = json.dumps(facts, ensure_ascii=False).encode()
    status = command.main(["-"], read=lambda _: text, out=out, err=err, today=TODAY)
    return status, out.getvalue(), err.getvalue()


def entry(incident: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    said = {"outcome": "died", "abuse_or_neglect": "known"} | (incident or {})
    return {"local_authority": "Worcestershire", "child": {}, "incident": said} | changes


REFUSED: list[tuple[dict[str, Any], str]] = [
    (
        entry({"outcome": "killed"}),
        "incident.outcome is “killed”, which is unknown: use one of died, seriously_harmed, other.",
    ),
    (
        entry({"outcome": 5}),
        "incident.outcome is 5, which is unknown: use one of died, seriously_harmed, other.",
    ),
    (
        entry({"abuse_or_neglect": ["known"]}),
        'incident.abuse_or_neglect is ["known"], which is unknown: use one of known, suspected, '
        "not_suspected.",
    ),
    (entry(aware_on=5), "aware_on is 5, which is not a day: write it as 2025-03-31."),
    (
        entry(child={"born_on": "1/2/2020"}),
        "child.born_on is “1/2/2020”, which is not a day: write it as 2025-03-31.",
    ),
    (
        entry(arrangements={"after_hours_rolls": "yes"}),
        "arrangements.after_hours_rolls must be true or false.",
    ),
    (entry(id=5), "id must be text, in quotation marks."),
]


@pytest.mark.parametrize(("facts", "sentence"), REFUSED)
def test_facts_that_cannot_be_used_are_refused_in_one_sentence(
    facts: dict[str, Any], sentence: str
) -> None:
    assert run(facts) == (2, "", f"{sentence}\n")


@pytest.mark.usefixtures("read_again")
def test_the_refusals_are_the_same_when_the_law_is_read_again() -> None:
    command = importlib.import_module("heed.statute.duties_command")

    found = [run(facts, command) for facts, _ in REFUSED]

    assert found == [(2, "", f"{sentence}\n") for _, sentence in REFUSED]


@pytest.mark.usefixtures("read_again")
def test_null_means_not_known_when_the_law_is_read_again() -> None:
    command = importlib.import_module("heed.statute.duties_command")

    status, _, err = run(entry(aware_on=None, child={"born_on": None}), command)

    assert (status, err) == (0, "")


def test_a_list_keeps_names_as_they_are_written_and_says_what_was_not_answered() -> None:
    status, out, err = run([entry(id="Zoë"), entry({"outcome": "–é"}, id="Chloë"), entry(id=5)])

    assert status == 1
    assert '"id": "Zoë"' in out
    assert '"id": "Chloë"' in out
    assert "Not answered: incident.outcome is “–é”, which is unknown" in out
    assert [answer.get("id") for answer in json.loads(out)] == ["Zoë", "Chloë", None]
    assert err.splitlines()[1] == "Entry 3: id must be text, in quotation marks."


def test_one_answer_is_printed_for_people_too() -> None:
    _, out, _ = run(entry(id="Zoë"))

    assert out.startswith('{\n  "id": "Zoë",\n  "duties": [')


def test_a_list_is_answered_for_the_day_it_is_asked_on() -> None:
    """Facts without any day fall on that day."""
    single = json.loads(run(entry())[1])

    assert json.loads(run([entry()])[1]) == [single]


def test_an_incident_of_a_child_not_born_alive_cannot_be_in_the_future() -> None:
    facts = Facts(
        local_authority="Worcestershire",
        outcome=Outcome.DIED,
        abuse_or_neglect=Concern.KNOWN,
        live_born=False,
        incident_on=date(2026, 11, 24),
    )

    with pytest.raises(ImpossibleFacts, match=r"^incident\.on is 2026-11-24, which is in the fut"):
        check(facts, today=TODAY)


def test_the_days_of_a_child_not_born_alive_must_still_be_in_order() -> None:
    facts = Facts(
        local_authority="Worcestershire",
        outcome=Outcome.DIED,
        abuse_or_neglect=Concern.KNOWN,
        live_born=False,
        born_on=date(2026, 12, 1),
        incident_on=date(2026, 11, 2),
        aware_on=date(2026, 11, 1),
    )

    with pytest.raises(ImpossibleFacts, match=r"^aware_on is 2026-11-01, which is before incid"):
        check(facts, today=TODAY)


def version(grade: Grade, ends: date | None = None) -> Version[str]:
    return Version(
        value="so",
        starts=date(2018, 6, 29),
        ends=ends,
        source=SOMEWHERE,
        checked=TODAY,
        grade=grade,
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            lambda: version(Grade.UNVERIFIED),
            "A version graded U has no value: write Unverified instead.",
        ),
        (
            lambda: version(Grade.READ, date(2018, 6, 28)),
            "A version cannot end before it starts.",
        ),
        (lambda: Rule("Z1", "What?", ()), "Z1 has no version."),
        (lambda: WorkingDays(0), "A period has at least one unit."),
        (
            lambda: rapid_review.complete_by(),
            "The clock of a rapid review starts when the Panel is notified.",
        ),
        (
            lambda: rapid_review.complete_by(aware_on=date(2025, 1, 6)),
            "The clock of a rapid review starts when the Panel is notified.",
        ),
        (
            lambda: ClockHours(72).after(datetime.min),  # noqa: DTZ901
            "Hours can only be counted from a moment with a time zone.",
        ),
        (
            lambda: notification_form.forms_needed(on=date(2025, 1, 1)),
            "A notification is about at least one child.",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    wrong: Callable[[], object], sentence: str
) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared
        wrong()

    assert str(refused.value) == sentence


def test_a_rule_whose_first_day_is_not_known_says_so() -> None:
    slot = Unverified(wanted="All.", starts=None, source=SOMEWHERE, checked=TODAY)

    with pytest.raises(NotInForce) as refused:
        Rule("Z1", "What?", (slot,)).on(TODAY)

    assert str(refused.value) == "Z1 has no version for 2026-11-23; its first day is not known."


def test_who_tells_whom_is_one_sentence() -> None:
    said = notification.Telling("A", ("B", "C"), "it", Strength.MUST, "at once")

    assert str(said) == "A must tell B; C: it, at once"


@pytest.mark.usefixtures("read_again")
def test_a_version_keeps_its_own_last_day() -> None:
    read = importlib.import_module("heed.statute.notification")

    ends = [one.ends for one in read.N7.versions]

    assert ends == [date(2022, 6, 30), None]


def test_two_areas_are_the_same_whatever_their_spaces_and_capitals() -> None:
    assert authority.same("  bath AND north  east", "Bath and North East")
    assert not authority.same("Bathand", "Bath and")
