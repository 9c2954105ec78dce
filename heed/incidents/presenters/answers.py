"""How is what somebody typed shown back to them?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, cast

from heed.core.periods import long_date
from heed.govuk.fields.choices import ChosenField
from heed.govuk.forms import Form
from heed.govuk.words import moment
from heed.incidents.models import Draft

NOTHING = "Not given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A link beside an answer; `what` completes its words for somebody who cannot see the line."""

    text: str
    href: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a summary list. The value may have several lines."""

    key: str
    value: str
    actions: tuple[Action, ...] = ()


def row(key: str, value: str, *, href: str = "") -> Row:
    """Return one line of a summary list, with a link to change it where there is one."""
    change = (Action(text="Change", href=href, what=key),) if href else ()
    return Row(key=key, value=value or NOTHING, actions=change)


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
    what = f"draft {draft.reference}"
    return Row(
        key=draft.reference,
        value=_draft_words(draft),
        actions=(
            Action(text="Continue", href=href, what=what),
            Action(text="Discard", href=discard, what=what),
        ),
    )


def _draft_words(draft: Draft) -> str:
    answers: Mapping[str, Any] = draft.answers
    name = (answers.get("child-1", {}).get("name") or [""])[0].strip()
    about = f"About {name}" if name else "Nobody named yet"
    return f"{about}\nSaved on {moment(draft.saved_at)}"


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
