"""How long does it take to find identifiers in a report, and to switch names to labels?"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import timing
from heed.disclosure.finding.finder import Finder
from heed.disclosure.finding.known import Known, Person
from heed.disclosure.labels import Entry, Glossary, Switcher, restored
from tests.trust.left_identifiers import REPORT
from tests.trust.planting import people

NAMES = 4_000
LETTERS = 500_000
ROWS = 20_000
OF_A_FAMILY = 60
SEED = 4


def run() -> None:
    """Print the time of finding, of the whole command, and of labels."""
    known = people.case(NAMES, seed=SEED)
    report = (REPORT * (LETTERS // len(REPORT) + 1))[:LETTERS]
    ready = timing.median_of(lambda: Finder(known), runs=5)
    finder = Finder(known)
    found = timing.median_of(lambda: finder.find([report]), runs=5)
    print(f"  {NAMES:,} names made ready: {ready:.2f} s, median of 5")
    print(f"  identifiers in {LETTERS:,} letters: {found:.2f} s, median of 5")
    _command(known, report)
    _labels()


def _command(known: Known, report: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text, names = Path(folder) / "report.txt", Path(folder) / "names.json"
        text.write_text(report, encoding="utf-8")
        names.write_text(json.dumps(_as_said(known)), encoding="utf-8")
        heed = [str(Path(sys.executable).parent / "heed"), "check-text", str(text)]
        command = [*heed, "--known", str(names)]
        took = timing.median_of(
            lambda: subprocess.run(command, capture_output=True, check=False), runs=5
        )
    print(f"  heed check-text on the same: {took:.2f} s, whole process, median of 5")


def _as_said(known: Known) -> dict[str, object]:
    return {
        "people": [{"names": one.names, "born_on": str(one.born_on)} for one in known.people],
        "places": known.places,
        "organisations": known.organisations,
        "references": known.references,
        "allowed": known.allowed,
    }


def _labels() -> None:
    family = people.case(OF_A_FAMILY, seed=SEED).people
    glossary = Glossary(
        entries=tuple(
            Entry(label=f"Person {number}", names=one.names)
            for number, one in enumerate(family, start=1)
        )
    )
    rows = [_row(number, family) for number in range(ROWS)]
    switcher = Switcher(glossary)
    took = timing.median_of(lambda: switcher.switch(rows), runs=3)
    labelled = switcher.switch(rows)
    back = timing.median_of(lambda: [restored(one) for one in labelled], runs=3)
    is_same = [restored(one) for one in labelled] == rows
    switches = sum(len(one.switches) for one in labelled)
    print(
        f"  {ROWS:,} rows of a chronology, {switches:,} names to labels: {took:.2f} s, and back: "
        f"{back:.2f} s, {'the same' if is_same else 'NOT THE SAME'}"
    )


def _row(number: int, family: tuple[Person, ...]) -> str:
    one, other = family[number % len(family)], family[number * 7 % len(family)]
    first = other.names[0].split()[0]
    return (
        f"Telephone call from {one.names[0]} to the duty team about {first}'s children. The "
        "appointment at the clinic was not kept; the school had been told. Visit next week."
    )
