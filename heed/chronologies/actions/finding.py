"""What do the rules find in each row? Kept beside it, so that no page reads thousands of rows."""

from __future__ import annotations

from django.db.models import Q

from heed.children.models import Child
from heed.chronologies import queries
from heed.chronologies.actions import writing
from heed.chronologies.analysis import finding
from heed.chronologies.analysis.found import as_kept
from heed.chronologies.models import Chronology, ChronologyRow

NOT_YET = Q(found="")


def find(chronology: Chronology) -> None:
    """Look through the rows that were not yet, or all where rules or a child's name changed."""
    child = queries.as_named(
        chronology,
        Child.unscoped.filter(case_file=chronology.case_file_id).order_by("position"),
    )
    mark = finding.mark(child)
    if chronology.found_by != mark:
        ChronologyRow.unscoped.filter(chronology=chronology).exclude(NOT_YET).update(found="")
        Chronology.unscoped.filter(pk=chronology.pk).update(found_by=mark)
        chronology.found_by = mark
    for received, rows in queries.standing_rows(chronology, NOT_YET):
        said = queries.as_read(received, rows, file=str(received.pk))
        pairs = zip(said.rows, rows, strict=True)
        writing.write("found", [(as_kept(finding.find(one, child)), row.pk) for one, row in pairs])
