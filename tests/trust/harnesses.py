"""Which harnesses are there, what does each need, and how is one run by itself?"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Final

from django.conf import settings
from django.db import transaction
from django.test.utils import get_runner

from tests.trust.figure import Figure

FOLDER: Final = Path(__file__).parent
ONE_ENGINE: Final = ("sqlite",)


class Database(Enum):
    """What a harness needs of the database; `DATABASE = Database.…` in its module says so."""

    ROLLED_BACK = "an empty database in one transaction, undone afterwards"
    COMMITTED = "an empty database with real transactions, emptied afterwards"
    OWN = "none: it makes databases of its own"


@dataclass(frozen=True, slots=True)
class Harness:
    """One module that measures one promise."""

    name: str
    run: Callable[[bool], Figure]
    promise: str
    database: Database
    engines: tuple[str, ...]
    in_browser: bool
    only_in_full: bool


def all_of_them() -> list[Harness]:
    """Return every harness of this folder, by name: each module with a `run`."""
    names = sorted(
        path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith(("_", "test_"))
    )
    modules = [importlib.import_module(f"tests.trust.{name}") for name in names]
    return [of(module, name) for module, name in zip(modules, names, strict=True) if _runs(module)]


def of(module: ModuleType, name: str) -> Harness:
    """Read what a module says about itself."""
    return Harness(
        name=name,
        run=module.run,
        promise=(module.__doc__ or "").strip().splitlines()[0],
        database=getattr(module, "DATABASE", Database.ROLLED_BACK),
        engines=getattr(module, "ENGINES", ONE_ENGINE),
        in_browser=getattr(module, "IN_BROWSER", False),
        only_in_full=getattr(module, "ONLY_IN_FULL", False),
    )


def command() -> None:
    """Run the module that was started with `python -m`: its figure, and exit 1 if it failed."""
    harness = of(sys.modules["__main__"], Path(sys.argv[0]).stem)
    with a_database(harness.database):
        figure = harness.run("--full" in sys.argv[1:])
    print(figure.report)
    sys.exit(0 if figure.passed else 1)


@contextmanager
def a_database(needed: Database) -> Iterator[None]:
    """Give what the harness needs of a database, and take it away again."""
    runner = get_runner(settings)(verbosity=0, interactive=False)
    runner.setup_test_environment()
    with redirect_stdout(sys.stderr):  # the figure is the first thing said
        kept = [] if needed is Database.OWN else runner.setup_databases()
    try:
        with _undone() if needed is Database.ROLLED_BACK else _as_it_is():
            yield
    finally:
        runner.teardown_databases(kept)
        runner.teardown_test_environment()


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


def _runs(module: ModuleType) -> bool:
    return hasattr(module, "run")
