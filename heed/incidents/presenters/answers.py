"""How is what somebody typed shown back to them?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from heed.govuk import answers
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
    return [
        row(str(form[name].label), answers.words(form, name), href=href)
        for name in answers.asked(form)
    ]


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
