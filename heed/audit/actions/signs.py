"""Keep what stands out, let a person judge it, and let people say where they live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.audit import trail
from heed.audit.events import Event
from heed.audit.models import HomeArea, NoticedSign, SignJudgement
from heed.audit.signs import Sign

HEED = "Heed"


class ReasonMissing(ValueError):
    """A judgement needs a reason that somebody else can follow."""


class AboutOneself(PermissionDenied):
    """Nobody judges a sign about themselves."""


class OfAnotherPartnership(PermissionDenied):
    """A sign belongs to a partnership this person does not act in."""


@transaction.atomic
def keep_signs(
    found: Iterable[Sign], *, partnership_id: int, names: Mapping[int, str], at: datetime
) -> int:
    """Keep the signs that are new, and return how many there were. Nobody is named in the trail."""
    marks = {f"{partnership_id}:{sign.mark}": sign for sign in found}
    known = set(NoticedSign.objects.filter(mark__in=marks).values_list("mark", flat=True))
    new = {mark: sign for mark, sign in marks.items() if mark not in known}
    for mark, sign in new.items():
        NoticedSign.objects.create(
            mark=mark,
            partnership_id=partnership_id,
            kind=sign.kind.value,
            user_id=sign.user_id,
            person_name=names.get(sign.user_id, ""),
            case_file_id=sign.case_file_id,
            on=sign.day,
            because=sign.because,
            entry_ids=list(sign.entry_ids),
            noticed_at=at,
        )
        trail.record_without_viewer(
            Event.SIGN_NOTICED,
            actor_name=HEED,
            at=at,
            subject_kind="sign",
            subject_reference=sign.kind.label,
            partnership_id=partnership_id,
            case_file_id=sign.case_file_id,
        )
    return len(new)


@transaction.atomic
def judge_sign(
    sign: NoticedSign, *, outcome: NoticedSign.Outcome, reason: str, by: Viewer, at: datetime
) -> SignJudgement:
    """Record what a person decided about a sign; what was decided before stays.

    :raises AboutOneself: if the sign is about this person
    :raises OfAnotherPartnership: if it is of another partnership
    :raises ReasonMissing: if no reason is given
    """
    checks.require(by, Permission.SIGN_JUDGE)
    held = NoticedSign.objects.select_for_update().get(pk=sign.pk)
    if held.partnership_id != by.partnership_id:
        raise OfAnotherPartnership(f"This sign is not of {by.partnership_name}.")
    if held.user_id == by.user_id:
        raise AboutOneself("Somebody else judges what concerns you.")
    if not reason.strip():
        raise ReasonMissing("Say what you found, so that somebody else can follow it.")
    judgement = SignJudgement.objects.create(
        sign=held,
        outcome=outcome,
        reason=reason.strip(),
        judged_by_id=by.user_id,
        judged_by_name=by.name,
        judged_at=at,
    )
    before, held.outcome = held.outcome, outcome
    held.save(update_fields=["outcome"])
    trail.record(
        Event.SIGN_JUDGED,
        held,
        by=by,
        at=at,
        changes={"outcome": (before, outcome)},
        because=trail.measured(judgement.reason),
    )
    return judgement


@transaction.atomic
def say_home_area(area: str, *, by: Viewer, at: datetime) -> None:
    """Say in which area one lives, or take it back; it is used for signs and nothing else."""
    before = HomeArea.objects.filter(pk=by.user_id).first()
    said = area.strip()
    if said:
        HomeArea.objects.update_or_create(
            user_id=by.user_id, defaults={"area": said, "said_at": at}
        )
    elif before:
        before.delete()
    trail.record_reading(
        Event.HOME_AREA_SAID, by=by, at=at, subject_kind="area one lives in", said=bool(said)
    )
