"""Which entries of the trail may this person read?"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from heed.access.role_table import Resource
from heed.access.viewer import Viewer
from heed.audit import queries as audit
from heed.audit.models import AuditEntry
from heed.audit.queries import LookedFor
from heed.casefiles.models import CaseFile


def trail_of(viewer: Viewer, looked_for: LookedFor) -> QuerySet[AuditEntry]:
    """Return the entries of the trail this person may read, newest first.

    What was done on a file that is closed to them, by a conflict of interest, stays closed here.
    """
    allowed = Q(case_file_id=None) | Q(
        case_file_id__in=CaseFile.open_to(viewer, reaching=Resource.TRAIL).values("pk")
    )
    return audit.entries(viewer.partnership_id, looked_for).filter(allowed)
