"""`heed duties` keeps its contract, whatever it is given."""

from __future__ import annotations

import json
from typing import Any

import pytest

from heed.statute.tests.running_duties import INPUT, OUTPUT, Ran, run

BABY: dict[str, Any] = {
    "id": "E01",
    "local_authority": "Worcestershire",
    "aware_on": "2025-02-03",
    "notified_panel_on": "2025-02-05",
    "child": {"born_on": "2024-11-01", "normally_resident_in": "Worcestershire"},
    "incident": {
        "outcome": "seriously_harmed",
        "abuse_or_neglect": "suspected",
        "on": "2025-02-03",
        "in": "Worcestershire",
    },
}


def without(*path: str) -> dict[str, Any]:
    changed: dict[str, Any] = json.loads(json.dumps(BABY))
    inside = changed
    for name in path[:-1]:
        inside = inside[name]
    del inside[path[-1]]
    return changed


def with_(value: object, *path: str) -> dict[str, Any]:
    changed: dict[str, Any] = json.loads(json.dumps(BABY))
    inside = changed
    for name in path[:-1]:
        inside = inside.setdefault(name, {})
    inside[path[-1]] = value
    return changed


def test_one_object_is_answered_as_the_schema_says() -> None:
    ran = run(BABY)

    found = json.loads(ran.out)
    INPUT.validate(BABY)
    OUTPUT.validate(found)
    assert (ran.status, ran.err) == (0, "")
    assert found["id"] == "E01"
    assert {duty["rule"]: duty["due"] for duty in found["duties"]} == {
        "N1": "2025-02-10",
        "N4": "2025-02-10",
        "RR": "2025-02-26",
    }
    assert {one["rule"] for one in found["not_applying"]} == {
        "N2", "N3", "L6", "L7a", "L7b", "L9",
    }  # fmt: skip


def test_a_duty_is_written_in_full() -> None:
    (duty, *_) = json.loads(run(BABY).out)["duties"]

    assert duty == {
        "rule": "N1",
        "title": "Tell the national Panel of the incident",
        "who": "Worcestershire",
        "to": ["Child Safeguarding Practice Review Panel"],
        "applies": "must",
        "due": "2025-02-10",
        "force": "act",
        "due_force": "statutory guidance",
        "because": "A child has been seriously harmed, and abuse or neglect is suspected. "
        "It happened in the authority's area: s.16C(1)(a).",
        "counted": [
            "Monday 3 February 2025: day 0",
            "Tuesday 4 February 2025: day 1",
            "Wednesday 5 February 2025: day 2",
            "Thursday 6 February 2025: day 3",
            "Friday 7 February 2025: day 4",
            "Saturday 8 February 2025: not counted, Saturday",
            "Sunday 9 February 2025: not counted, Sunday",
            "Monday 10 February 2025: day 5, the last day",
        ],
        "checked": True,
        "sources": [
            {
                "instrument": "Children Act 2004",
                "provision": "s.16C(1)",
                "url": "https://www.legislation.gov.uk/ukpga/2004/31/section/16C",
            },
            {
                "instrument": "Report a serious child safeguarding incident (GOV.UK)",
                "provision": "within five working days of becoming aware",
                "url": "https://www.gov.uk/guidance/report-a-serious-child-safeguarding-incident",
            },
        ],
    }


def test_where_no_clock_exists_it_says_null() -> None:
    found = json.loads(run(with_(None, "aware_on")).out)

    OUTPUT.validate(found)
    (duty, *_) = found["duties"]
    assert (duty["due"], duty["due_force"], duty["counted"]) == (None, None, [])


def test_an_object_without_an_id_gets_none_back() -> None:
    assert "id" not in json.loads(run(without("id")).out)


def test_words_outside_ascii_come_back_as_they_were() -> None:
    ran = run(with_("Ynys Môn “Sir Fôn”", "incident", "in"))

    assert "It happened in Ynys Môn “Sir Fôn”" in ran.out
    assert json.loads(ran.out)["duties"] == []


def test_a_list_is_answered_in_order() -> None:
    other = {**BABY, "id": "second", "aware_on": "2025-02-04"}

    ran = run([BABY, other, BABY])

    found = json.loads(ran.out)
    assert [one["id"] for one in found] == ["E01", "second", "E01"]
    assert found[1]["duties"][0]["due"] == "2025-02-11"
    assert found[0] == found[2] == json.loads(run(BABY).out)
    assert ran.status == 0


def test_an_empty_list_has_no_answers() -> None:
    ran = run([])

    assert (ran.status, json.loads(ran.out), ran.err) == (0, [], "")


def test_the_good_entries_of_a_list_are_answered_and_the_bad_one_named() -> None:
    bad = with_("vanished", "incident", "outcome")

    ran = run([BABY, bad, "not an object", BABY])

    found = json.loads(ran.out)
    assert ran.status == 1
    assert [bool(one["duties"]) for one in found] == [True, False, False, True]
    assert ran.err.splitlines() == [
        "Entry 2 (E01): incident.outcome is “vanished”, which is unknown: "
        "use one of died, seriously_harmed, other.",
        "Entry 3: The entry must be a JSON object, in braces.",
    ]
    assert found[1] == {
        "id": "E01",
        "duties": [],
        "not_applying": [],
        "questions": [
            "Not answered: incident.outcome is “vanished”, which is unknown: "
            "use one of died, seriously_harmed, other."
        ],
    }
    assert "id" not in found[2]
    for one in found:
        OUTPUT.validate(one)


def test_a_list_of_which_nothing_can_be_used_is_refused() -> None:
    ran = run([without("child"), without("incident")])

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "Entry 1 (E01): child is missing.",
        "Entry 2 (E01): incident is missing.",
    ]


UNKNOWN = "which is unknown: use one of"
NOT_A_DAY = "which is not a day: write it as 2025-03-31."


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        (with_("vanished", "incident", "outcome"), f"incident.outcome is “vanished”, {UNKNOWN} "
         "died, seriously_harmed, other."),
        (with_(3, "incident", "outcome"), f"incident.outcome is 3, {UNKNOWN} "
         "died, seriously_harmed, other."),
        (with_("maybe", "incident", "abuse_or_neglect"), "incident.abuse_or_neglect is “maybe”, "
         f"{UNKNOWN} known, suspected, not_suspected."),
        (with_("2025-03-01", "child", "born_on"), "incident.on is 2025-02-03, which is before the "
         "child was born: child.born_on is 2025-03-01."),
        (with_("2025-02-01", "notified_panel_on"), "notified_panel_on is 2025-02-01, which is "
         "before incident.on, 2025-02-03."),
        (with_("2027-02-03", "aware_on"), "aware_on is 2027-02-03, which is in the future: today "
         "is 2026-11-23."),
        (with_("2025-02-02", "aware_on"), "aware_on is 2025-02-02, which is before incident.on, "
         "2025-02-03."),
        (with_("03/02/2025", "aware_on"), f"aware_on is “03/02/2025”, {NOT_A_DAY}"),
        (with_("20250203", "aware_on"), f"aware_on is “20250203”, {NOT_A_DAY}"),
        (with_("2025-W06-1", "aware_on"), f"aware_on is “2025-W06-1”, {NOT_A_DAY}"),
        (with_("2025-02-30", "aware_on"), f"aware_on is “2025-02-30”, {NOT_A_DAY}"),
        (with_(20250203, "aware_on"), f"aware_on is 20250203, {NOT_A_DAY}"),
        (with_("yes", "child", "live_born"), "child.live_born must be true or false."),
        (with_(1, "child", "care_leaver"), "child.care_leaver must be true or false."),
        (with_("no", "incident", "outside_england"),
         "incident.outside_england must be true or false."),
        (with_(" ", "local_authority"),
         "local_authority must be a name or other text, in quotation marks."),
        (with_(None, "local_authority"),
         "local_authority must be a name or other text, in quotation marks."),
        (with_(5, "incident", "in"),
         "incident.in must be a name or other text, in quotation marks."),
        (with_([], "child", "looked_after_by"),
         "child.looked_after_by must be a name or other text, in quotation marks."),
        (with_(7, "id"), "id must be text, in quotation marks."),
        (with_([], "child"), "child must be a JSON object, in braces."),
        (with_(None, "arrangements"), "arrangements must be a JSON object, in braces."),
        (with_(True, "harm"), "harm is not a fact Heed knows: use local_authority, child, "
         "incident, id, aware_on, notified_panel_on, review_decided_on, publish_on, arrangements."),
        (with_(9, "child", "age"), "child.age is not a fact Heed knows: use born_on, live_born, "
         "normally_resident_in, looked_after_by, care_leaver."),
        (without("local_authority"), "local_authority is missing."),
        (without("incident", "outcome"), "incident.outcome is missing."),
        (without("incident", "abuse_or_neglect"), "incident.abuse_or_neglect is missing."),
        (with_(True, "incident", "outside_england"), "incident.in must be left out or null when "
         "incident.outside_england is true: it names an English authority."),
        (with_("2017-01-01", "arrangements", "implemented_on"), "arrangements.implemented_on is "
         "2017-01-01, which must be between 2018-06-29 and 2020-09-29."),
        (with_("2036-01-01", "publish_on"),
         "publish_on is 2036-01-01, which must be between 2006-04-01 and 2035-12-31."),
        (with_("2025-01-31", "review_decided_on"), "review_decided_on is 2025-01-31, which is "
         "before incident.on, 2025-02-03."),
    ],
)  # fmt: skip
def test_a_fact_that_cannot_be_used_is_named_in_one_sentence(
    facts: dict[str, Any], problem: str
) -> None:
    ran = run(facts)

    assert (ran.status, ran.out, ran.err) == (2, "", f"{problem}\n")


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (b"", "facts.json is empty: it should hold one JSON object, or a list of them."),
        (b" \n", "facts.json is empty: it should hold one JSON object, or a list of them."),
        (b"{", "facts.json is not JSON: Expecting property name enclosed in double quotes at "
         "line 1, column 2."),
        (b"7", "facts.json must hold one JSON object, or a list of them."),
        (b"[" * 100_000, "facts.json is not JSON that can be read: it is too deep or too long."),
        (b'{"a": ' + b"9" * 5000 + b"}",
         "facts.json is not JSON that can be read: it is too deep or too long."),
        (b'"\xe9"', "facts.json is not text in UTF-8: save it again as UTF-8."),
        (FileNotFoundError(2, "No such file or directory"),
         "facts.json cannot be read: No such file or directory."),
        (OSError("broken"), "facts.json cannot be read: broken."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(
    given: bytes | Exception, problem: str
) -> None:
    ran = Ran("facts.json", given=given)

    assert (ran.status, ran.out, ran.err) == (2, "", f"{problem}\n")


def test_standard_input_is_called_by_its_name() -> None:
    ran = Ran("-", given=b"")

    assert ran.asked_for == ["-"]
    assert ran.err.startswith("Standard input is empty")


def test_a_byte_order_mark_does_no_harm() -> None:
    assert Ran("facts.json", given=b"\xef\xbb\xbf" + json.dumps(BABY).encode()).status == 0


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_says_how_it_is_used(word: str) -> None:
    ran = Ran(word)

    assert (ran.status, ran.err, ran.asked_for) == (0, "", [])
    assert ran.out.startswith("Use: heed duties FACTS.json")


@pytest.mark.parametrize("arguments", [(), ("a.json", "b.json"), ("--fast",)])
def test_other_arguments_are_refused(arguments: tuple[str, ...]) -> None:
    ran = Ran(*arguments)

    assert (ran.status, ran.out, ran.asked_for) == (2, "", [])
    assert ran.err.startswith("heed duties takes the name of one file. Use: heed duties")
