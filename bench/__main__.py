"""Print the figures: `python -m bench`, or some of them: `python -m bench law pages papers`."""

from __future__ import annotations

import sys

from bench import law, pages, papers

PARTS = {"law": law.run, "papers": papers.run, "pages": pages.run}

for name in sys.argv[1:] or PARTS:
    print(f"\n{name}")
    PARTS[name]()
