"""Print the figures: `python -m bench`, or some: `python -m bench law pages papers`."""

from __future__ import annotations

import sys

from bench import (
    analysing,
    chronology_pages,
    dates,
    disclosing,
    law,
    merging,
    outputs,
    pages,
    papers,
    returns,
    trail,
)

PARTS = {
    "law": law.run,
    "papers": papers.run,
    "pages": pages.run,
    "trail": trail.run,
    "dates": dates.run,
    "analysing": analysing.run,
    "chronology_pages": chronology_pages.run,
    "returns": returns.run,
    "merging": merging.run,
    "outputs": outputs.run,
    "disclosing": disclosing.run,
}

for name in sys.argv[1:] or PARTS:
    print(f"\n{name}")
    PARTS[name]()
