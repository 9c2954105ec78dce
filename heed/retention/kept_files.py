"""How do the files of documents go once their rows are gone?

Doing it again changes nothing, and what is not done here `heed sweep_files` does the next night.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from heed.attachments import queries, store

# A file that was kept again a moment ago may belong to a document nobody can see yet.
JUST_KEPT: Final = timedelta(minutes=1)


def take_away(fingerprints: Iterable[str], *, at: datetime) -> int:
    """Take away the files that no document refers to any more; return how many.

    One that was kept again within the last minute is left for `heed sweep_files`.
    """
    here, taken = store.here(), 0
    asked = set(fingerprints)
    for fingerprint in sorted(asked - queries.referred_to(asked)):
        if here.place(fingerprint).exists():
            taken += bool(here.sweep(fingerprint, older_than=(at - JUST_KEPT).timestamp()))
    return taken
