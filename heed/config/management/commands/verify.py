"""Is what Heed keeps as it was written? Exit status 0 says yes, 1 no, 2 that it cannot be told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from heed.attachments import queries as attachments
from heed.audit import actions, anchors, sealing, verification
from heed.audit.verification.spreading import Spread, over_processes
from heed.backups import checking
from heed.core import clock
from heed.core.checked import CannotBeChecked, Checked

SOMETHING_IS_WRONG = 1
CANNOT_BE_TOLD = 2
EVERY = 100_000  # entries between two lines of progress
LONG = 100_000  # entries

# A check takes the words of the command and where to say how far it is.
Check = Callable[[Mapping[str, Any], Callable[[str], None]], Checked]


def trail(options: Mapping[str, Any], tell: Callable[[str], None]) -> Checked:
    """Check the trail against its keys and its anchors."""
    place = options["anchors"] or settings.TRAIL_ANCHORS
    if options["anchors"] and not anchors.files(place):
        raise CannotBeChecked(f"There are no anchors at {place}.")
    try:
        noted = list(anchors.kept(place))
    except (anchors.Unreadable, OSError) as problem:
        raise CannotBeChecked(f"The anchors at {place} cannot be read: {problem}") from problem
    now = clock.now()
    with _spread(options) as spread:
        checked = verification.verify(noted, at=now, progress=_progress(tell), spread=spread)
    checked = replace(checked, wrong=(*checked.wrong, *_unlike_print(options["printed"])))
    if not options["quiet"]:
        actions.note_check(checked, at=now)
    return checked


def _unlike_print(printed: Sequence[str] | None) -> Iterator[str]:
    """Look in the chain for what a board paper says, such as “1A2B 3C4D 5E6F 7A8B”."""
    if not printed:
        return
    try:
        number = sealing.sealed_at(" ".join(printed))
    except ValueError as problem:
        raise CannotBeChecked("Give the fingerprint as it is printed: 16 digits.") from problem
    if number is None:
        yield (
            "The seal that was printed is not in the chain: the trail was sealed anew, or an older "
            "copy of the database was put back."
        )


def database(*_: object) -> Checked:
    """Check the inner order of the database and its references."""
    return checking.database()


def files(*_: object) -> Checked:
    """Check every attachment against its own name, which is the hash of what it was."""
    return checking.files(settings.HEED_FILES)


def documents(*_: object) -> Checked:
    """Check that the file of every version of every document is there."""
    return attachments.checked()


def backups(*_: object) -> Checked:
    """Check that there is a backup, that it is young and whole, and that drills are done."""
    return checking.backups(at=clock.now())


def _progress(tell: Callable[[str], None]) -> Callable[[int], None]:
    def progress(number: int) -> None:
        if number % EVERY == 0:
            tell(f"  {number:,} entries of the trail …")

    return progress


def _spread(options: Mapping[str, Any]) -> AbstractContextManager[Spread]:
    """Use every processor for a long trail; starting others does not pay for a short one."""
    processors = options["processes"] or (
        os.cpu_count() or 1 if sealing.head().number > LONG else 1
    )
    return over_processes(processors) if processors > 1 else nullcontext(map)


# Rooms that keep something add their check here; all of them run, whatever the others find.
CHECKS: dict[str, Check] = {
    "The trail": trail,
    "The database": database,
    "Each file": files,
    "Each document": documents,
    "The newest backup": backups,
}


class Command(BaseCommand):
    """`heed verify`: run every check and say in sentences what is wrong."""

    help = "Check that nothing was changed, lost or put in: the trail, and what else is kept."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Take anchors from another place, such as a copy kept on another machine."""
        parser.add_argument(
            "--anchors", type=Path, metavar="PATH", help="file or folder with the anchors to use"
        )
        parser.add_argument(
            "--printed",
            nargs="+",
            metavar="WORD",
            help="fingerprint as it is printed on a board paper",
        )
        parser.add_argument("--processes", type=int, default=0, help="how many at once")
        parser.add_argument(
            "--quiet", action="store_true", help="do not write into the trail that it was checked"
        )

    def handle(self, **options: Any) -> None:
        """Run the checks; a problem of one does not keep the others from running."""
        statuses = {self._run(name, check, options) for name, check in CHECKS.items()}
        if SOMETHING_IS_WRONG in statuses:
            raise CommandError("Something is wrong: see above.", returncode=SOMETHING_IS_WRONG)
        if CANNOT_BE_TOLD in statuses:
            raise CommandError("Not everything could be checked.", returncode=CANNOT_BE_TOLD)

    def _run(self, name: str, check: Check, options: Mapping[str, Any]) -> int:
        try:
            checked = check(options, self.stderr.write)
        except (CannotBeChecked, DatabaseError) as problem:
            self.stdout.write(f"{name} cannot be checked. {problem}")
            return CANNOT_BE_TOLD
        for sentence in checked.wrong:
            self.stdout.write(f"{name} is not as it was written. {sentence}")
        if not checked.wrong:
            self.stdout.write(f"{name} is as it was written. {checked.says}")
        for sentence in checked.notes:
            self.stdout.write(f"Note: {sentence}")
        return SOMETHING_IS_WRONG if checked.wrong else 0
