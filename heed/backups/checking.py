"""Are the database, the attachments and the newest backup whole? `heed verify` asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

from heed.backups import envelope, queries, usual
from heed.backups.manifest import Label
from heed.backups.place import DATABASE, MANIFEST, Place
from heed.backups.taking import NAMED_BY_CONTENT
from heed.core.checked import Checked
from heed.govuk.words import long_date, many, moment

MOST: Final = 20  # damaged files that are named; all of them are counted


def database() -> Checked:
    """Ask SQLite for damage and for references to nothing; PostgreSQL checks both itself."""
    if connection.vendor != "sqlite":
        return Checked(
            says="PostgreSQL checks references with every write; pg_amcheck looks for damage."
        )
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(10)")
        wrong = [f"It is damaged: {line}." for (line,) in cursor.fetchall() if line != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        wrong += [
            f"A row of {table} refers to a row of {other} that is not there."
            for table, _, other, _ in cursor.fetchall()
        ]
    return Checked(says="Its pages, indexes and references are whole.", wrong=tuple(wrong))


def files(store: Path) -> Checked:
    """Compare every attachment with its name."""
    counted, damaged = 0, []
    for path in sorted(store.rglob("*")) if store.is_dir() else ():
        named = NAMED_BY_CONTENT.fullmatch(path.name)
        if named and path.is_file():
            counted += 1
            if envelope.sha256_of(path) != named[0]:
                damaged.append(f"{path.relative_to(store)} is not what was kept.")
    if len(damaged) > MOST:
        damaged = [*damaged[:MOST], f"And {len(damaged) - MOST:,} more."]
    return Checked(
        says=f"{many(counted, one='file holds', several='files hold')} what the name says.",
        wrong=tuple(damaged),
    )


def backups(*, at: datetime) -> Checked:
    """Look at the newest backup, its age, what is wrong with it, and the last restore drill."""
    standing, place = queries.standing(at=at), usual.place()
    newest = standing.newest
    if newest is None:
        first = "There is no backup. Run “heed backup --make-key”, then “heed backup”."
        if settings.DEMONSTRATION:
            return Checked(says="A demonstration needs none.")
        return Checked(says="", wrong=(first,))
    wrong = [*newest.problems, *_unreadable(newest, place)]
    if standing.is_late:
        wrong.append(f"The newest backup is of {moment(newest.made_at)}: that is too long ago.")
    notes = []
    if standing.drill_is_due:
        last = standing.last_drill
        since = f"The last was on {long_date(last.recorded_at)}" if last else "There was none yet"
        notes.append(f"A restore drill is due. {since}.")
    return Checked(
        says=f"The newest of {standing.count:,} is of {moment(newest.made_at)}.",
        wrong=tuple(wrong),
        notes=tuple(notes),
    )


def _unreadable(label: Label, place: Place) -> Iterator[str]:
    """Compare what lies there with its label, and every closed attachment with its name.

    Only the key in the safe can open them; that they are as they were closed can be told without.
    """
    for name, wanted in ((DATABASE, label.database_sha256), (MANIFEST, label.manifest_sha256)):
        part = place.folder / label.name / name
        if not part.exists() or envelope.sha256_of(part) != wanted:
            yield f"{name} of the newest backup is not what was written."
    damaged = sum(
        not envelope.sha256_of(place.file(name)).startswith(name.split(".")[1])
        for name in place.closed_files().values()
    )
    if damaged:
        yield f"{many(damaged, one='attachment', several='attachments')} in the backups changed."
