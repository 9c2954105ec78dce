"""Is every row of a return a row that is read or told of, in each of the formats agencies send?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hypothesis import HealthCheck, Phase, given, seed, settings

from heed.chronologies.readers.opened import Opened
from heed.chronologies.tests.sixteen import given as made
from heed.chronologies.tests.sixteen import writers
from heed.chronologies.tests.sixteen.given import Given
from tests.trust import harnesses
from tests.trust.figure import Figure
from tests.trust.harnesses import Database

DATABASE = Database.OWN

SEED: Final = 20_261_124
FEW, MANY = 5, 400  # files of each format
MOST_ROWS: Final = 30


def run(full: bool) -> Figure:
    """Write files of every format, read each, and count what is neither a row nor told of."""
    rows, wrong = 0, list[str]()
    count = MANY if full else FEW
    for name, (write, read) in writers.FORMATS.items():
        for one, opened in _files(write, read, count):
            rows += sum(map(any, one.rows))
            wrong += [f"{name}: {what}" for what in made.not_accounted_for(one, opened)]
    return Figure(
        f"{len(writers.FORMATS)} formats, {count} generated files of each, {rows:,} rows in: "
        f"{len(wrong)} rows or cells neither read nor told of (seed {SEED})",
        wrong,
    )


def _files(
    write: writers.Write, read: Callable[[bytes], Opened], count: int
) -> list[tuple[Given, Opened]]:
    files: list[tuple[Given, Opened]] = []

    @seed(SEED)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(one=made.returns(most=MOST_ROWS))
    def _each(one: Given) -> None:
        files.append((one, read(write(one.rows, one.below))))

    _each()
    return files


if __name__ == "__main__":
    harnesses.command()
