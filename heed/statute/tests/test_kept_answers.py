"""The whole answer to many sets of facts stays what it was: it is a public interface.

After a change that is meant, look at the difference and keep the new answers:
`heed duties heed/statute/tests/kept/facts.json > heed/statute/tests/kept/answers.json`.
The worked examples of the reference, counted on paper, are tested elsewhere; here nothing else may
change unnoticed: no sentence, source, force or question.
"""

from __future__ import annotations

import importlib
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from heed.statute import duties_command

KEPT = Path(__file__).parent / "kept"
FACTS: list[dict[str, Any]] = json.loads((KEPT / "facts.json").read_text(encoding="utf-8"))
ANSWERS: list[dict[str, Any]] = json.loads((KEPT / "answers.json").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 23)


def test_every_set_of_facts_has_a_name_of_its_own_and_a_kept_answer() -> None:
    names = [facts["id"] for facts in FACTS]

    assert len(set(names)) == len(names)
    assert [answer["id"] for answer in ANSWERS] == names


@pytest.mark.usefixtures("read_again")
def test_the_answers_are_the_same_when_the_law_is_read_again() -> None:
    command = importlib.import_module("heed.statute.duties_command")
    out = io.StringIO()

    command.main(
        ["-"], read=lambda _: json.dumps(FACTS[:20]).encode(), out=out, err=out, today=TODAY
    )

    assert json.loads(out.getvalue()) == ANSWERS[:20]


@pytest.mark.parametrize(
    ("facts", "kept"), list(zip(FACTS, ANSWERS, strict=True)), ids=[facts["id"] for facts in FACTS]
)
def test_the_answer_to_known_facts_has_not_changed(
    facts: dict[str, Any], kept: dict[str, Any]
) -> None:
    out, err = io.StringIO(), io.StringIO()

    status = duties_command.main(
        ["-"], read=lambda _: json.dumps(facts).encode(), out=out, err=err, today=TODAY
    )

    assert (status, err.getvalue()) == (0, "")
    assert json.loads(out.getvalue()) == kept
