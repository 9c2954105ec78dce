"""The generated page of rules."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from heed.statute import reference_page, registry

COMMITTED = Path(__file__).parents[3] / "docs" / "reference" / "rules.md"


@pytest.fixture(scope="module")
def page() -> str:
    return reference_page.markdown()


@pytest.mark.usefixtures("read_again")
def test_the_committed_page_says_what_the_rules_say() -> None:
    """A change of a rule shows as a change of the page; `make docs` writes it."""
    current = importlib.import_module("heed.statute.reference_page")

    assert current.markdown() == COMMITTED.read_text(encoding="utf-8")


def row(page: str, start: str) -> str:
    (found,) = [line for line in page.splitlines() if line.startswith(f"| {start} ")]
    return found


def test_every_version_has_a_row_of_seven_cells(page: str) -> None:
    rows = [line for line in page.splitlines() if re.match(r"\| [A-Z0-9.]+[0-9-]", line)]

    assert len(rows) == sum(len(rule.versions) for rule in registry.RULES)
    assert {len(re.split(r"(?<!\\)\|", line)) for line in rows} == {9}


def test_every_family_has_a_table(page: str) -> None:
    headings = [line[3:] for line in page.splitlines() if line.startswith("## ")]

    assert headings == [family.title for family in registry.FAMILIES]
    assert page.count("\n\n| Rule | Question | What it says | Force | In force |") == len(headings)
    assert page.count("\n|---|---|---|---|---|---|---|\n| ") == len(headings)


def test_the_page_starts_with_what_it_is(page: str) -> None:
    assert page.startswith("# Rules\n\nEvery rule Heed knows")
    assert page.endswith(" |\n")


def test_a_rule_that_was_read_says_all_about_itself(page: str) -> None:
    assert row(page, "T2") == (
        "| T2 | Within how long of publication did arrangements have to be acted on? "
        "| Three months. | regulations | from 29 June 2018 "
        "| [Children and Social Work Act 2017 (Commencement No. 4 and Transitional and Saving "
        "Provisions) Regulations 2018 (SI 2018/497), regulation 6]"
        "(https://www.legislation.gov.uk/uksi/2018/497) | 23 November 2026 |"
    )


def test_a_sentence_is_not_given_a_second_stop(page: str) -> None:
    assert "| No. They run through nights, weekends and bank holidays. **Check" in row(page, "C11")


def test_a_rule_read_elsewhere_says_so_without_a_warning(page: str) -> None:
    assert "72 hours. Read in a secondary source. |" in row(page, "X2")


def test_a_rule_not_read_again_is_marked(page: str) -> None:
    assert "Ten working days. **Check source**: known, not read again. |" in row(page, "X13")


def test_a_convention_is_marked_and_has_no_link(page: str) -> None:
    found = row(page, "G12-T")

    assert "**Check source**: a convention chosen here, open to local agreement. |" in found
    assert "| Heed's own convention, the Act sets no period; " in found


def test_a_rule_not_found_says_what_is_wanted(page: str) -> None:
    assert (
        "| Wanted: The sections, the definitions and the day they come into force. "
        "**Check source**: not found. |" in row(page, "X18")
    )


def test_what_is_wanted_is_a_sentence_too(page: str) -> None:
    wanted = [line for line in page.splitlines() if "Wanted: " in line]

    assert all(re.search(r"Wanted: [A-Z][^|]*\. \*\*Check source", line) for line in wanted)
    assert ".. " not in page


def test_a_version_that_ended_has_both_days(page: str) -> None:
    assert "| 29 June 2018 to 30 June 2022 |" in page


def test_a_first_day_that_is_not_known_is_said_to_be_so(page: str) -> None:
    assert "| first day not known |" in page


def test_a_bar_in_a_text_does_not_break_the_table() -> None:
    assert reference_page.cell("a|b\nc") == "a\\|b c"
