"""Does everybody see and do what practice says, on every table and at every address?

Each cell is a role (for tables, two roles as well), how somebody of it stands to a case, a thing,
and what is done with it: a table read, a right used on a row, an address opened or sent something.
What should be is written down in `tests/trust/matrices`, from section 9 of the reference on
practice and not from the product. On PostgreSQL the tables are read behind the second wall as well;
addresses are asked on SQLite.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Final, TypeVar

from django.db import connection

from tests.trust import harnesses
from tests.trust.figure import Figure
from tests.trust.matrices import addresses, asking, gaps, ground, reading
from tests.trust.matrices.pages import PAGES

ENGINES: Final = ("sqlite", "postgresql")
AT_LEAST: Final = 15_000
# The quick version judges every so-many-th cell: primes, so that no role or page is always passed.
ONE_TABLE_CELL_IN: Final = 101
ONE_ADDRESS_CELL_IN: Final = 211

C = TypeVar("C")


def run(full: bool) -> Figure:
    """Judge every cell, or a fixed sample of them; that nothing lacks an entry is judged always."""
    laid = ground.lay()
    missing = [*gaps.all_of_them(), *gaps.without_rows(laid.rows)]
    if missing:  # what has no entry cannot be asked for
        return Figure(f"{len(missing)} things without an entry", missing)
    with _without_log_lines():
        tables, wrong = _judged(
            reading.cells(),
            lambda cell: reading.judge(laid, cell),
            1 if full else ONE_TABLE_CELL_IN,
        )
        asked, answered_wrongly = _asked(laid, full=full)
    if full and tables + asked < AT_LEAST:
        wrong.append(f"Only {tables + asked} cells: {AT_LEAST} are promised.")
    failures = [*wrong, *answered_wrongly]
    return Figure(
        f"{tables + asked:,} cells of role, relation, resource and action: {tables:,} of tables, "
        f"{asked:,} of {len(PAGES)} addresses; every role, right, model and address has an entry; "
        f"{len(failures)} wrong",
        failures,
    )


def _asked(laid: ground.Ground, *, full: bool) -> tuple[int, list[str]]:
    if connection.vendor != "sqlite":
        return 0, []
    asker = asking.Asking(laid, addresses.fill_in(laid))
    return _judged(asking.cells(), asker.judge, 1 if full else ONE_ADDRESS_CELL_IN)


def _judged(cells: Iterable[C], judge: Callable[[C], str], one_in: int) -> tuple[int, list[str]]:
    """Judge one cell in so many; return how many were, and what was wrong."""
    answers = [judge(cell) for cell in islice(cells, 0, None, one_in)]
    return len(answers), [problem for problem in answers if problem]


@contextmanager
def _without_log_lines() -> Iterator[None]:
    """Write no line for each of the thousands of refusals this asks for."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    harnesses.command()
