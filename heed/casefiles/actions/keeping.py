"""Is there still somebody without a conflict of interest who can run every case?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from heed.casefiles import queries
from heed.casefiles.actions.refusals import NobodyLeft


@contextmanager
def somebody_left(partnership_id: int, *, on: date) -> Iterator[None]:
    """Let a conflict of interest be recorded, unless it leaves a case with nobody to run it.

    A conflict beats every role, the coordinator's too. Another coordinator, or the Independent
    Chair, then keeps the file; where there is neither, one must be appointed first.

    :raises NobodyLeft: if no coordinator and no Independent Chair could open one of the cases
    """
    before = queries.nobodys(partnership_id, on=on)
    yield
    if queries.nobodys(partnership_id, on=on) - before:
        raise NobodyLeft(
            "After this nobody could run one of the cases. Appoint another coordinator, or an "
            "Independent Chair, without a conflict of interest first."
        )
