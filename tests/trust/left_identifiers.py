"""Is what is known found in a report that is to be published, and is little else?"""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path
from typing import Final

from heed.disclosure.finding.finder import Finder
from heed.disclosure.finding.hits import Hit
from tests.trust import harnesses
from tests.trust.figure import Figure
from tests.trust.harnesses import Database
from tests.trust.planting import people, variants
from tests.trust.planting.variants import Planted

DATABASE = Database.OWN

PLANTING: Final = Path(__file__).parent / "planting"
# A review's report, and a paper for a board with the contact points of those who wrote it.
TEXTS: Final = {name: (PLANTING / f"{name}.txt").read_text("utf-8") for name in ("report", "paper")}
REPORT: Final = TEXTS["report"]
# What stands there indeed, and is told of rightly.
THERE_INDEED: Final = frozenset({
    "01632 960763", "01632 960765", "01632 960184",
    "hub@marlshire.example", "t.rowe@children.marlshire.example",
})  # fmt: skip
SEEDS_OF_PEOPLE: Final = 5
SEED: Final = 20_261_123
PEOPLE: Final = 4_000
OF_A_CASE: Final = 40
NEAR_AT_LEAST: Final = 0.98
FALSE_AT_MOST: Final = 5.0
FRAMES: Final = (
    "The social worker noted that {} was at home on that day.",
    "A call was received about {}, and it was passed on.",
    "Records show {} (see above).",
    "Nobody asked: {}. The visit ended.",
)


def run(full: bool) -> Figure:
    """Plant identifiers in sentences, look for them, and read a report in which there are none."""
    seeds = range(SEED, SEED + (5 if full else 1))
    exact, near, missed = Counter[bool](), Counter[bool](), list[str]()
    for seed in seeds:
        known = people.case(PEOPLE, seed=seed)
        planted = list(variants.all_of_them(known, count=2_000 if full else 1_000, seed=seed))
        for one, was_found in zip(planted, _found(Finder(known), planted, seed), strict=True):
            (exact if one.is_exact else near)[was_found] += 1
            if not was_found:
                missed.append(f"{one.how}: {one.words!r}")
    alarms = {(text, count): _false(text, count) for text in TEXTS for count in (OF_A_CASE, PEOPLE)}
    rate = 1 - near[False] / near.total()
    failures = missed if exact[False] or rate < NEAR_AT_LEAST else []
    for (text, _), rounds in alarms.items():
        if sum(map(len, rounds)) > FALSE_AT_MOST * _thousands(text) * len(rounds):
            failures += [f"false alarm: {words!r}" for words in max(rounds, key=len)]
    said = "; ".join(
        f"in a {text} against {count:,} names {_rates(text, rounds)}"
        for (text, count), rounds in alarms.items()
    )
    return Figure(
        f"{exact.total()} identifiers as known: {exact[True]} found; {near.total()} near ones: "
        f"{rate:.2%} found (seeds {seeds.start} to {seeds[-1]}); false alarms in 1,000 words, on "
        f"average and at most with {SEEDS_OF_PEOPLE} lists of names: {said}",
        failures,
    )


def _found(finder: Finder, planted: list[Planted], seed: int) -> list[bool]:
    """Say of each planted identifier whether a hit covers it, all in one text."""
    chosen = random.Random(seed)
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    length = 0
    for one in planted:
        before, behind = chosen.choice(FRAMES).split("{}")
        spans.append((length + len(before), length + len(before) + len(one.words)))
        pieces.append(f"{before}{one.words}{behind} ")
        length += len(pieces[-1])
    (hits,) = finder.find(["".join(pieces)])
    return [_is_covered(span, one.words, hits) for span, one in zip(spans, planted, strict=True)]


def _is_covered(span: tuple[int, int], words: str, hits: list[Hit]) -> bool:
    """Say whether hits cover what names somebody: all but an article and an ending."""
    start, end = span
    start += len("the ") if words.startswith("the ") else 0
    end -= len(re.search(r"(?:\u2019s|s|\.)?$", words)[0])  # type: ignore[index]  # it always matches
    return any(hit.start <= start and hit.end >= end for hit in hits)


def _false(text: str, count: int) -> list[list[str]]:
    """Return what is wrongly found in a text with each of several lists of so many names."""
    found = []
    for seed in range(SEED, SEED + SEEDS_OF_PEOPLE):
        (hits,) = Finder(people.case(count, seed=seed)).find([TEXTS[text]])
        words = [TEXTS[text][hit.start : hit.end] for hit in hits]
        found.append([one for one in words if one not in THERE_INDEED])
    return found


def _thousands(text: str) -> float:
    return len(TEXTS[text].split()) / 1_000


def _rates(text: str, rounds: list[list[str]]) -> str:
    counts = [len(words) / _thousands(text) for words in rounds]
    return f"{sum(counts) / len(counts):.1f} and {max(counts):.1f}"


if __name__ == "__main__":
    harnesses.command()
