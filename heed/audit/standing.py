"""How does the seal of the trail stand, as far as one sees without checking all of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from heed.audit import anchors, guards, sealing
from heed.audit.anchors import Anchor
from heed.audit.events import Event
from heed.audit.models import AuditEntry, Seal, Unsealed
from heed.audit.sealing import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The end of the chain, what waits for it, where its end was noted, and the last check.

    `fits` is whether the newest anchor fits the chain; None where there is no anchor.
    """

    head: Head
    waiting: int
    waits_since: datetime | None
    anchor: Anchor | None
    anchor_problem: str
    fits: bool | None
    places: tuple[str, ...]
    guards_missing: tuple[str, ...]
    checked_at: datetime | None
    check_said: str
    check_found: int


def standing() -> Standing:
    """Return how the seal stands now."""
    try:
        anchor, problem = anchors.newest(), ""
    except (anchors.Unreadable, OSError) as found:
        anchor, problem = None, str(found)
    checked = AuditEntry.objects.filter(event=Event.TRAIL_CHECKED.value).order_by("pk").last()
    details = checked.details if checked else {}
    return Standing(
        head=sealing.head(),
        waiting=sealing.waiting(),
        waits_since=_waits_since(),
        anchor=anchor,
        anchor_problem=problem,
        fits=_fits(anchor) if anchor else None,
        places=_places(),
        guards_missing=tuple(guards.missing()),
        checked_at=checked.at if checked else None,
        check_said=str(details.get("first") or details.get("says", "")),
        check_found=int(details.get("wrong", 0)),
    )


def _waits_since() -> datetime | None:
    waiting = AuditEntry.objects.filter(pk__in=Unsealed.objects.values("entry_id"))
    first = waiting.order_by("at").first()
    return first.at if first else None


def _fits(anchor: Anchor) -> bool:
    seal = Seal.objects.filter(number=anchor.number).first()
    return seal is not None and bytes(seal.seal) == anchor.seal


def _places() -> tuple[str, ...]:
    """Return in how many kinds of place the end is noted, without saying where they are."""
    places = ["A file on this machine"]
    if settings.TRAIL_ANCHORS_ALSO:
        places.append("a second place")
    if settings.TRAIL_ANCHORS_SYSLOG:
        places.append("the system’s log")
    return tuple(places)
