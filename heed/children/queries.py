"""Which children are on a file?"""

from __future__ import annotations

from collections.abc import Iterable

from heed.children.models import Child


def on_files(case_file_ids: Iterable[int]) -> dict[int, list[Child]]:
    """Return the children of each file, in order, in one question to the database."""
    children: dict[int, list[Child]] = {}
    rows = Child.unscoped.filter(case_file_id__in=case_file_ids).order_by(
        "case_file_id", "position"
    )
    for child in rows:
        children.setdefault(child.case_file_id, []).append(child)
    return children
