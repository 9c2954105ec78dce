"""How the seal of the trail stands, in words.

Nothing is counted: the trail is one for all, and a number that grows while one can see nothing
happen tells that something is kept from oneself.
"""

from __future__ import annotations

from typing import Any

from heed.audit.standing import Standing
from heed.govuk.words import moment

CHECK_IT = "Ask whoever runs Heed to run “heed verify” now."


def problems(found: Standing, *, waits_too_long: bool) -> list[str]:
    """Return what is wrong, each as a sentence; nothing where all is well."""
    said = []
    if waits_too_long:
        said.append("Entries have waited for their seal for more than a minute.")
    if found.fits is False:
        said.append(
            "The chain is not the one that was noted: an older copy may be in its place. "
            f"{CHECK_IT}"
        )
    if found.anchor_problem:
        said.append(f"What was noted cannot be read. {CHECK_IT}")
    if found.guards_missing:
        said.append(f"The database no longer refuses to change the trail. {CHECK_IT}")
    if found.check_found:
        said.append(f"The last check found: {found.check_said}")
    return said


def rows(found: Standing) -> list[dict[str, Any]]:
    """Return the facts as a summary list takes them."""
    facts = [
        ("Fingerprint", found.head.fingerprint if found.head.number else "Nothing is sealed yet"),
        ("Waiting for a seal", _waiting(found)),
        ("End of the chain noted", _noted(found)),
        ("Noted in", ", ".join(found.places)),
        ("Key", found.head.key_id or "None yet"),
        ("Last checked from end to end", _checked(found)),
    ]
    return [{"key": {"text": name}, "value": {"text": value}} for name, value in facts]


def _waiting(found: Standing) -> str:
    if not found.waiting:
        return "Nothing"
    return f"Something, since {moment(found.waits_since)}" if found.waits_since else "Something"


def _noted(found: Standing) -> str:
    return moment(found.anchor.at) if found.anchor else "Not yet"


def _checked(found: Standing) -> str:
    if found.checked_at is None:
        return "Never"
    said = found.check_said if found.check_found else "All was as it was written"
    return f"{moment(found.checked_at)}. {said.rstrip('.')}."
