"""What can somebody do who has the database, and not the key?

They own the tables, so they take the guards away, change what they like, and put the guards back.
Every number is a place in the chain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from django.db import connection

from heed.audit import canonical, reading
from heed.audit.keys import Key

GUARDS = [
    import_module(f"heed.audit.migrations.{name}") for name in ("0002_append_only", "0004_seals")
]


@contextmanager
def unguarded() -> Iterator[None]:
    """Take the guards away, and put them back afterwards so that nobody notices."""
    for guard in reversed(GUARDS):
        _all(guard.REMOVE[connection.vendor])
    yield
    for guard in GUARDS:
        _all(guard.ADD[connection.vendor])


def execute(statement: str, *values: Any) -> None:
    """Do something to the database."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def ask(question: str, *values: int) -> list[tuple[Any, ...]]:
    """Ask the database something."""
    return list(reading.rows(question, values))


def entry_of(number: int) -> int:
    """Return the entry that a seal is of."""
    ((entry,),) = ask("SELECT entry_id FROM audit_seal WHERE number = %s", number)
    return int(entry)


def edit(number: int, column: str, value: object) -> None:
    """Write something else into a column of a sealed entry."""
    entry = entry_of(number)
    execute(f"UPDATE audit_auditentry SET {column} = %s WHERE id = %s", value, entry)  # noqa: S608  (a column of ours)


def delete_entry(number: int) -> None:
    """Delete a sealed entry, and leave its seal."""
    execute("DELETE FROM audit_auditentry WHERE id = %s", entry_of(number))


def delete_both(number: int) -> None:
    """Delete a sealed entry with its seal."""
    delete_entry(number)
    execute("DELETE FROM audit_seal WHERE number = %s", number)


def delete_and_close_ranks(number: int, last: int) -> None:
    """Delete an entry with its seal, and number what follows anew so that there is no gap."""
    delete_both(number)
    for later in range(number + 1, last + 1):
        execute("UPDATE audit_seal SET number = %s WHERE number = %s", later - 1, later)


def cut_off_after(number: int) -> None:
    """Delete the newest entries with their seals."""
    execute(
        "DELETE FROM audit_auditentry WHERE id IN "
        "(SELECT entry_id FROM audit_seal WHERE number > %s)",
        number,
    )
    execute("DELETE FROM audit_seal WHERE number > %s", number)


def copy_entry(number: int, *, into: int) -> None:
    """Put in another entry like a sealed one, with everything that Heed wrote into it."""
    names = f"{', '.join(canonical.COLUMNS)}, stamp"
    execute(
        f"INSERT INTO audit_auditentry (id, {names}) SELECT %s, {names} "  # noqa: S608  (our own)
        "FROM audit_auditentry WHERE id = %s",
        into,
        entry_of(number),
    )


def swap_entries(one: int, other: int) -> None:
    """Let two seals be of each other's entries."""
    first, second = entry_of(one), entry_of(other)
    execute("UPDATE audit_seal SET entry_id = -1 WHERE number = %s", one)
    execute("UPDATE audit_seal SET entry_id = %s WHERE number = %s", first, other)
    execute("UPDATE audit_seal SET entry_id = %s WHERE number = %s", second, one)


def seal_again_from(number: int, key: Key, *, named: str) -> None:
    """Make all seals from a number on anew, with a key of one's own, under any name."""
    rows = ask(
        f"SELECT s.number, e.id, {reading.columns()}, e.stamp, s.seal FROM audit_seal AS s "  # noqa: S608  (our own)
        "JOIN audit_auditentry AS e ON e.id = s.entry_id WHERE s.number >= %s ORDER BY s.number",
        number - 1,
    )
    previous = bytes(rows.pop(0)[-1]) if number > 1 else bytes(32)
    mac = canonical.mac(key, canonical.SEAL)
    for place, entry, *columns, stamp, _ in rows:
        written = canonical.content(columns)
        previous = mac.of(canonical.link(previous, place, entry, bytes(stamp), written))
        execute(
            "UPDATE audit_seal SET seal = %s, key_id = %s WHERE number = %s",
            previous,
            named,
            place,
        )


def _all(statements: Sequence[str]) -> None:
    for statement in statements:
        execute(statement)
