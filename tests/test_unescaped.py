"""Where is markup not escaped, and has somebody looked at each of these places?"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

HEED = Path(__file__).resolve().parent.parent / "heed"
UNESCAPED = re.compile(r"\|\s*safe\b|\bautoescape\b|\bMarkup\(|\bmark_safe\b|\bformat_html\w*\(")

# Each place, how often, and why nothing that somebody typed can become markup there.
REVIEWED = {
    "chronologies/jinja2/chronologies/pictures.html": (
        2,
        "drawings by analysis.pictures, made by lxml, which escapes every word",
    ),
    "documents/html.py": (1, "escaping is switched on"),
    "govuk/carried.py": (1, "format_html escapes what it puts in"),
    "govuk/environment.py": (2, "escaping is switched on, and nobody can switch it off"),
    "govuk/fields/choices.py": (1, "joins fields that templates have drawn"),
    "govuk/jinja2/components/data_table/macro.html": (1, "a constant: the start of a heading cell"),
    "govuk/jinja2/govuk/fields/textarea.html": (1, "a line break as a constant, after escaping"),
    "incidents/jinja2/incidents/step_check.html": (1, "a line break as a constant, after escaping"),
    "papers/jinja2/papers/preview.html": (1, "drawn by documents.html, which escapes every text"),
    "papers/jinja2/papers/published.html": (1, "drawn by documents.html, which escapes every text"),
    "partnership/jinja2/partnership/partnership.html": (
        1,
        "a drawing by documents.drawing, which escapes every name and is checked by a parser",
    ),
}


def unescaped(text: str) -> int:
    return len(UNESCAPED.findall(text))


def test_every_unescaped_place_has_been_reviewed() -> None:
    found: Counter[str] = Counter()
    for path in [*HEED.glob("**/*.py"), *HEED.glob("**/*.html"), *HEED.glob("**/*.svg")]:
        if not {"tests", "migrations", "static"} & set(path.parts):
            found[str(path.relative_to(HEED))] += unescaped(path.read_text(encoding="utf-8"))

    assert dict(+found) == {path: times for path, (times, _) in REVIEWED.items()}


@pytest.mark.parametrize(
    "text",
    ["{{ x|safe }}", "{{ x | safe }}", "{% autoescape false %}", "Markup(x)", "mark_safe(x)"],
)
def test_a_new_one_is_noticed(text: str) -> None:
    assert unescaped(text) == 1


def test_other_words_are_left_alone() -> None:
    assert unescaped("{{ x | safely }} A safe place; markup(x)") == 0
