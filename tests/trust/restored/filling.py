"""What lies in an installation of ten years? Cases, records, documents and entries, in no time.

Usage: python -m tests.trust.restored.filling CASES RECORDS DOCUMENTS BYTES ENTRIES, in the
surroundings of an installation that was loaded with the demonstration. It takes a first backup, and
prints as JSON how long that took, and where a child and a document can be looked up.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
import time
from datetime import timedelta
from io import StringIO
from itertools import chain, islice

import django

if __name__ == "__main__":
    django.setup()

from django.conf import settings
from django.core.management import call_command

from heed.accounts.models import User
from heed.attachments.models import Attachment, AttachmentVersion
from heed.attachments.store import Store
from heed.audit import sealer
from heed.casefiles.models import CaseFile
from heed.children.models import Child
from heed.core import clock, references
from heed.demo import marlshire
from heed.incidents.models import Incident, Judgement
from heed.partnership.models import Partnership
from tests.trust import trails
from tests.trust.restored.canaries import a_canary

AT_ONCE = 5_000
COORDINATOR = "priya.shah@marlshire.example"


def fill(cases: int, records: int, documents: int, size: int, entries: int) -> dict[str, str]:
    """Add what was asked for; return one case, one of its documents, and what that holds."""
    incidents = _add_cases(cases)
    _add_records(incidents, records)
    kept = _add_documents([incident.case_file for incident in incidents], documents, size)
    trails.write(entries)
    while sealer.seal_once(at=clock.now()):
        pass
    version = kept[0]
    return {
        "case": version.attachment.case_file.reference,
        "child": a_canary(0),
        "document": version.attachment.reference,
        "sha256": version.sha256,
    }


def _add_cases(count: int) -> list[Incident]:
    partnership = Partnership.objects.get(name=marlshire.NAME)
    now = clock.now()
    files = CaseFile.unscoped.bulk_create(
        CaseFile(
            partnership=partnership,
            reference=references.new("SI"),
            opened_at=now - timedelta(days=3_000 - number),
            opened_by_name="Filler",
        )
        for number in range(count)
    )
    Child.unscoped.bulk_create(
        Child(case_file=file, position=1, name=a_canary(number))
        for number, file in enumerate(files)
    )
    return Incident.unscoped.bulk_create(
        Incident(
            case_file=file,
            local_authority=partnership.local_authority,
            outcome=Incident.Outcome.SERIOUSLY_HARMED,
            happened_on=clock.day(file.opened_at),
            happened_in=partnership.local_authority,
            what_happened=f"What happened to {a_canary(number)}.",
            aware_on=clock.day(file.opened_at),
            reported_by_name="Filler",
            reported_at=file.opened_at,
        )
        for number, file in enumerate(files)
    )


def _add_records(incidents: list[Incident], each: int) -> None:
    """Add judgements, which stand here for everything that is recorded on a case over the years."""
    records = chain.from_iterable(
        (_a_record(incident, number) for number in range(each)) for incident in incidents
    )
    while some := list(islice(records, AT_ONCE)):
        Judgement.unscoped.bulk_create(some)


def _a_record(incident: Incident, number: int) -> Judgement:
    return Judgement(
        incident=incident,
        concern=Judgement.Concern.SUSPECTED,
        outcome=incident.outcome,
        aware_on=incident.aware_on,
        reasons=f"{a_canary(number)} was seen by the health visitor, who noted what was said.",
        judged_by_name="Filler",
        judged_for="Filler",
        judged_at=incident.reported_at + timedelta(hours=number),
    )


def _add_documents(files: list[CaseFile], count: int, size: int) -> list[AttachmentVersion]:
    added_by = User.objects.get(email=COORDINATOR)
    attachments = Attachment.unscoped.bulk_create(
        Attachment(
            case_file=files[number % len(files)],
            reference=references.new("DO"),
            title=f"Minutes about {a_canary(number)}",
            kind=Attachment.Kind.MINUTES,
            added_by=added_by,
        )
        for number in range(count)
    )
    chance = random.Random(count)
    return AttachmentVersion.unscoped.bulk_create(
        _a_version(attachment, number, chance, size)
        for number, attachment in enumerate(attachments)
    )


def _a_version(
    attachment: Attachment, number: int, chance: random.Random, size: int
) -> AttachmentVersion:
    content = a_canary(number).encode() + chance.randbytes(chance.randrange(size // 2, size * 2))
    sha256 = hashlib.sha256(content).hexdigest()
    place = Store(settings.HEED_FILES).place(sha256)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return AttachmentVersion(
        attachment=attachment,
        number=1,
        file_name=f"{a_canary(number)}.txt",
        file_kind="PLAIN_TEXT",
        size=len(content),
        sha256=sha256,
        scan=AttachmentVersion.ScanCode.NO_SCANNER,
        kept_at=clock.now(),
        kept_by_name="Filler",
        kept_for="Filler",
    )


def main(words: list[str]) -> dict[str, str]:
    """Fill, take the first backup, and return what is known of both."""
    filled = fill(*map(int, words))
    began = time.perf_counter()
    call_command("backup", stdout=StringIO())
    return {**filled, "seconds": f"{time.perf_counter() - began}"}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1:])))
