"""`heed rules [--on DATE]`."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from heed.statute import registry, rules_command
from heed.statute.dated import Rule, Version
from heed.statute.sources import Force, Grade, Source

SCHEMA = json.loads(
    (Path(rules_command.__file__).parent / "schemas" / "rules-output.schema.json").read_text(
        encoding="utf-8"
    )
)


def run(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = rules_command.main(arguments, out=out, err=err)
    return status, out.getvalue(), err.getvalue()


def printed(*arguments: str) -> list[dict[str, Any]]:
    status, out, err = run(*arguments)
    assert (status, err) == (0, "")
    found: list[dict[str, Any]] = json.loads(out)
    return found


def one(rule_id: str, *arguments: str) -> dict[str, Any]:
    (found,) = [rule for rule in printed(*arguments) if rule["id"] == rule_id]
    return found


@pytest.mark.parametrize("arguments", [(), ("--on", "2026-11-23"), ("--on=2012-01-01",)])
def test_the_output_keeps_its_contract(arguments: tuple[str, ...]) -> None:
    validator = jsonschema.Draft202012Validator(
        SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )

    validator.check_schema(SCHEMA)
    validator.validate(printed(*arguments))


def test_every_version_of_every_rule_is_printed_without_a_day() -> None:
    found = printed()

    assert len(found) == sum(len(rule.versions) for rule in registry.RULES)
    assert [rule["id"] for rule in found if rule["id"] == "G1"] == ["G1", "G1"]


def test_one_rule_reads_as_its_source_says() -> None:
    assert one("Y1", "--on", "2025-01-01") == {
        "id": "Y1",
        "question": "How often must the partners prepare and publish a report, and on what?",
        "value": {
            "period": {"months": 12},
            "contents": [
                "what the partners and relevant agencies have done as a result of the arrangements",
                "how effective the arrangements have been in practice",
            ],
        },
        "force": "act",
        "grade": "V",
        "source": {
            "instrument": "Children Act 2004",
            "provision": "s.16G(7)",
            "url": "https://www.legislation.gov.uk/ukpga/2004/31/section/16G",
        },
        "starts": "2018-06-29",
        "ends": None,
        "checked": "2026-11-23",
        "verified": True,
    }


def test_only_the_version_of_the_day_is_printed() -> None:
    assert one("G1", "--on", "2022-06-30")["ends"] == "2022-06-30"
    assert one("G1", "--on", "2022-07-01")["starts"] == "2022-07-01"


def test_a_rule_nobody_has_read_says_what_is_wanted() -> None:
    slot = one("X18", "--on", "2026-11-23")

    assert slot["value"] is None
    assert slot["wanted"] == "The sections, the definitions and the day they come into force."
    assert (slot["grade"], slot["verified"]) == ("U", False)


@pytest.mark.parametrize(("rule_id", "grade"), [("G6", "V2"), ("X13", "K"), ("C1", "A")])
def test_only_a_text_that_was_read_is_verified(rule_id: str, grade: str) -> None:
    found = one(rule_id, "--on", "2026-11-23")

    assert (found["grade"], found["verified"]) == (grade, False)


def test_a_slot_whose_first_day_is_not_known_is_listed_only_without_a_day() -> None:
    undated = [rule["id"] for rule in printed() if rule["starts"] is None]

    assert "G2" in undated
    assert all(rule["starts"] for rule in printed("--on", "2026-11-23"))


def test_a_source_without_a_page_has_no_address() -> None:
    assert one("C1", "--on", "2026-11-23")["source"]["url"] is None


def test_the_list_is_for_people_too() -> None:
    _, out, _ = run("--on", "2026-11-23")

    assert out.startswith('[\n  {\n    "id": ')
    assert out.endswith("]\n")


def test_letters_are_printed_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    version = Version(
        value="Café, £5, “so”.",
        starts=date(2018, 6, 29),
        source=Source(Force.LOCAL, "An agreement", "all of it"),
        checked=date(2026, 11, 23),
        grade=Grade.ASSUMED,
    )
    rule = Rule(id="Z1", question="What?", versions=(version,))
    monkeypatch.setattr(registry, "entries", lambda: [registry.Entry(rule, version, None)])

    _, out, _ = run()

    assert '"value": "Café, £5, “so”."' in out


@pytest.mark.parametrize(
    "written",
    ["31/03/2025", "x=y", "2025-02-30", "20250331", "2025-W14-1", "", "today", "2025-3-31"],
)
def test_a_day_that_is_none_gets_one_sentence(written: str) -> None:
    assert run("--on", written) == (
        2,
        "",
        f"“{written}” is not a day. After --on, write the year, month and day, such as "
        "2025-03-31.\n",
    )


def test_a_day_after_an_equals_sign_is_read_to_its_end() -> None:
    assert run("--on=2025=03=31")[2].startswith("“2025=03=31” is not a day.")


@pytest.mark.parametrize(
    "arguments",
    [("N1",), ("--on", "2025-03-31", "N1"), ("--in", "2025-03-31"), ("--in=2025-03-31",)],
)
def test_other_arguments_are_refused_with_the_usage(arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)

    assert (status, out) == (2, "")
    assert err == f"heed rules cannot use “{' '.join(arguments)}”. {rules_command.USAGE}\n"


def test_a_missing_day_is_asked_for() -> None:
    assert run("--on") == (2, "", f"--on needs a day. {rules_command.USAGE}\n")


@pytest.mark.parametrize("asked", ["--help", "-h"])
def test_help_says_how_to_use_it(asked: str) -> None:
    assert run(asked) == (
        0,
        "Use: heed rules [--on DATE]. It prints every rule as JSON; with --on, the rules in "
        "force on that day, such as 2025-03-31.\n",
        "",
    )


def test_the_day_may_follow_an_equals_sign() -> None:
    assert rules_command.day_asked_about(["--on=2025-03-31"]) == date(2025, 3, 31)


def test_the_law_needs_no_web_framework() -> None:
    code = (
        "import sys, heed.statute.rules_command as command\n"
        "command.main(['--on', '2026-11-23'], out=open('/dev/null', 'w'), err=sys.stderr)\n"
        "print(sorted({'django', 'argparse'}"
        " & set(sys.modules)))"
    )

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert (found.stdout, found.stderr) == ("[]\n", "")
