"""How quickly is the trail verified, and what does it cost a page of a case?"""

from __future__ import annotations

import os
from typing import Final

from bench import trail
from tests.trust import harnesses
from tests.trust.figure import Figure
from tests.trust.harnesses import Database

DATABASE = Database.OWN
ENGINES = ("sqlite", "postgresql")
ENTRIES: Final = {False: 2_000, True: 300_000}
AT_LEAST: Final = 100_000  # entries a second; a short trail is over before that can be seen


def run(full: bool) -> Figure:
    """Measure on a database of its own; only a long trail can show the speed that is promised."""
    found = trail.measure(ENTRIES[full], os.environ.get("DATABASE_URL"))
    too_slow = full and found["verified together"] < AT_LEAST
    wrong = f"{found['verified together']:,.0f} entries a second is less than {AT_LEAST:,}"
    return Figure(trail.words(found), [wrong] if too_slow else [])


if __name__ == "__main__":
    harnesses.command()
