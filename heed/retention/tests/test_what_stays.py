"""What stays when a file is destroyed, and does it name anybody of the family?"""

from __future__ import annotations

from datetime import datetime

import pytest

from heed.access.viewer import Viewer
from heed.audit.events import Event
from heed.audit.models import AuditEntry, NoticedSign, SignJudgement
from heed.audit.written import as_text
from heed.casefiles import actions as casefiles
from heed.casefiles.models import CaseFile, NamedPerson
from heed.retention import actions
from heed.retention.models import Proposal

pytestmark = pytest.mark.django_db


def test_looks_to_ask_about_go_with_what_was_decided_on_them(
    case_file: CaseFile, proposal: Proposal, chair: Viewer, now: datetime
) -> None:
    for file_number in (case_file.pk, case_file.pk + 1):
        sign = NoticedSign.objects.create(
            mark=str(file_number),
            partnership_id=case_file.partnership_id,
            kind="SAME_SURNAME",
            user_id=1,
            case_file_id=file_number,
            on=now.date(),
            noticed_at=now,
        )
        SignJudgement.objects.create(sign=sign, judged_by_id=2, judged_at=now)

    actions.destroy(proposal, by=chair, at=now)

    assert NoticedSign.objects.get().case_file_id == case_file.pk + 1
    assert SignJudgement.objects.get().sign == NoticedSign.objects.get()


def test_the_trail_keeps_that_somebody_was_named_and_not_the_name(
    case_file: CaseFile,
    proposal: Proposal,
    coordinator: Viewer,
    chair: Viewer,
    now: datetime,
) -> None:
    casefiles.name_person(
        case_file,
        part=NamedPerson.Part.FAMILY,
        name="Gwenllian Thrupp",
        by=coordinator,
        at=now,
    )

    actions.destroy(proposal, by=chair, at=now)

    entry = AuditEntry.objects.get(event=Event.CASE_PERSON_NAMED.value)
    assert (entry.actor_name, entry.at) == (coordinator.name, now)
    assert entry.details["part"] == "Family, or as close as family"
    said = as_text(list(AuditEntry.objects.values_list("subject_reference", "details")))
    assert "Thrupp" not in said
