"""How is what somebody typed shown back to them?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, cast

from heed.core.periods import long_date
from heed.govuk.fields.choices import ChosenField
from heed.govuk.forms import Form
from heed.govuk.words import moment
from heed.incidents.models import Draft

NOTHING = "Not given"

Row = dict[str, Any]


def row(key: str, value: str, *, href: str = "", what: str = "") -> Row:
    """Return one line of a summary list, with a link to change it where there is one."""
    shown: Row = {"key": {"text": key}, "value": {"text": value or NOTHING, "classes": "heed-text"}}
    if href:
        change = {"href": href, "text": "Change", "visuallyHiddenText": what or key.lower()}
        shown["actions"] = {"items": [change]}
    return shown


def rows(form: Form, *, href: str = "") -> list[Row]:
    """Return the answers of a checked form, leaving out questions that were not asked."""
    revealed = {
        name
        for field in form.fields.values()
        if isinstance(field, ChosenField)
        for names in field.reveals.values()
        for name in names
    }
    return [
        row(str(form[name].label), words(form, name), href=href)
        for name in form.fields
        if name not in revealed or form.cleaned_data.get(name)
    ]


def words(form: Form, name: str) -> str:
    """Return the answer to one question in the words of the page; nothing where it is wrong."""
    answer = form.cleaned_data.get(name)
    field = form.fields[name]
    if answer is None or answer == "" or answer == []:
        return ""
    labels = _labels(field) if isinstance(field, ChosenField) else {}
    if isinstance(answer, list):
        return ", ".join(_said(one, labels) for one in answer)
    return _said(answer, labels)


def draft_row(draft: Draft, *, href: str, discard: str) -> Row:
    """Return a report somebody has begun as a line with its two links."""
    shown = row(draft.reference, _draft_words(draft))
    shown["actions"] = {
        "items": [
            {"href": href, "text": "Continue", "visuallyHiddenText": f"draft {draft.reference}"},
            {"href": discard, "text": "Discard", "visuallyHiddenText": f"draft {draft.reference}"},
        ]
    }
    return shown


def _draft_words(draft: Draft) -> str:
    answers: Mapping[str, Any] = draft.answers
    name = (answers.get("child-1", {}).get("name") or [""])[0].strip()
    about = f"About {name}. " if name else ""
    return f"{about}Saved on {moment(draft.saved_at)}"


def _labels(field: ChosenField) -> dict[str, Any]:
    # The kit types choices as broadly as Django does; every field here holds pairs.
    return dict(cast(Iterable[tuple[str, Any]], field.choices))


def _said(answer: Any, labels: Mapping[Any, Any]) -> str:
    if isinstance(answer, bool):
        return "Yes" if answer else "No"
    if isinstance(answer, datetime):
        return moment(answer)
    if isinstance(answer, date):
        return long_date(answer)
    value = answer.value if isinstance(answer, Enum) else answer
    return str(labels.get(value, answer))
