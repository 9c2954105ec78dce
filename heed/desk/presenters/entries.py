"""One entry of the trail in words: what happened, why, and what was there before and after."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, Final

from heed.access.viewer import Viewer
from heed.audit.models import AuditEntry
from heed.govuk.words import long_date, many, moment

LONGEST: Final = 160
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\S*")
PAGE: Final = "page"
# How the tabs of a case call the rooms whose pages are read.
TABS: Final = {
    "attachments": "documents",
    "chronologies": "chronology",
    "practice_reviews": "local review",
    "rapid_reviews": "rapid review",
}
NAMES: Final = {"sha256": "Fingerprint"}


def who(name: str, acting_for: str, viewer: Viewer) -> str:
    """Return who it was, and for which agency where it was not the partnership itself."""
    return name if acting_for in {"", viewer.partnership_name} else f"{name}, {acting_for}"


def about(entry: AuditEntry, *, inside: bool) -> str:
    """Return what it was about; whoever cannot open the case learns the kind of thing only."""
    return entry.subject_reference if inside else f"{entry.subject_kind.capitalize()} of a case"


def more(entry: AuditEntry, *, inside: bool) -> str:
    """Return reason, changes and details, each as a sentence.

    Whoever reads the trail and not the case learns that there was a reason, and which fields
    changed, but none of the words.
    """
    if not inside:
        return ". ".join(_from_outside(entry))
    said = [f"Reason: {entry.reason}"] if entry.reason else []
    said += [_change(name, before, after) for name, (before, after) in entry.changes.items()]
    said += [f"{_name(name)}: {words(value, name)}" for name, value in entry.details.items()]
    return ". ".join(said)


def words(value: Any, name: str = "") -> str:
    """Return a value as people write it: days, moments, yes and no, how long a text is."""
    if value is None or value == "":
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return _several(value)
    if isinstance(value, list):
        return ", ".join(words(one) for one in value) or "none"
    return _text(str(value), name)


def _text(said: str, name: str) -> str:
    if MOMENT.fullmatch(said):
        return moment(datetime.fromisoformat(said))
    if DAY.fullmatch(said):
        return long_date(date.fromisoformat(said))
    if name == PAGE:
        return _page(said)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"


def _page(said: str) -> str:
    """Return the page of a case as its tab is called, and which page of it unless it is the first:
    “rapid review, sections”.
    """
    room, _, page = said.rpartition(":")
    tab, page = TABS.get(room, room.replace("_", " ")), page.replace("_", " ")
    if page in {"review", tab}:
        return tab
    return f"{tab}, {page}" if tab else page


def _several(value: dict[str, Any]) -> str:
    if value.keys() == {"words", "mark"}:
        return f"a text of {many(value['words'], one='word', several='words')}"
    return many(len(value), one="entry", several="entries")


def _change(name: str, before: Any, after: Any) -> str:
    if before in (None, ""):
        return f"{_name(name)} set to {words(after)}"
    if after in (None, ""):
        return f"{_name(name)} taken away, it was {words(before)}"
    if words(before) == words(after):
        return f"{_name(name)} changed from {words(before)} to another one as long"
    return f"{_name(name)} changed from {words(before)} to {words(after)}"


def _from_outside(entry: AuditEntry) -> list[str]:
    said = ["A reason was given"] if entry.reason else []
    if entry.changes:
        said.append("Changed: " + ", ".join(_name(name).lower() for name in entry.changes))
    return said


def _name(name: str) -> str:
    return NAMES.get(name, name.replace("_", " ").capitalize())
