"""Is everything found that somebody can do to the trail without its key, and the first row named?

Each trial changes a sealed trail in one random way, by somebody who owns the tables: guards taken
away and put back. The database is put back after each by its savepoint, so that “restore an old
copy” is a copy of every row as it once was, not of the file.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.db import connection, transaction

from heed.audit import canonical, keys, sealing, verification
from heed.audit.anchors import Anchor, Said
from heed.audit.keys import Key
from heed.audit.models import Seal
from heed.audit.tests import by_hand
from tests.trust import harnesses, trails
from tests.trust.figure import Figure

ENGINES = ("sqlite", "postgresql")
SEED: Final = 20261123
TRIALS: Final = {False: 26, True: 1000}
ENTRIES: Final = 120
NOTED_EVERY: Final = 25
NOW: Final = trails.BEGAN_AT + timedelta(days=300)
SOMEBODY_ELSES: Final = Key(bytes(range(100, 132)))

Tampering = Callable[[random.Random], str]


def run(full: bool) -> Figure:
    """Try every way of tampering, the same number of times each, and count what is found."""
    trails.write(ENTRIES)
    sealing.seal_waiting()
    noted = _anchors()
    chance = random.Random(SEED)
    tried: Counter[str] = Counter()
    failures = [f"As it was written: {one}" for one in _verify(noted)]
    for trial in range(TRIALS[full]):
        name, tamper = TAMPERINGS[trial % len(TAMPERINGS)]
        tried[name] += 1
        expected, found = _try(tamper, chance, noted)
        if not found or expected.lower() not in found[0].lower():
            failures.append(f"{name}: expected “{expected}”, found {found or 'nothing'}")
    total = sum(tried.values())
    return Figure(
        says=f"{total - len(failures):,} of {total:,} tamperings found and the first bad row named "
        f"({len(tried)} kinds, {ENTRIES} entries, {connection.vendor}, seed {SEED})",
        failures=failures,
    )


def _try(
    tamper: Tampering, chance: random.Random, noted: list[Anchor]
) -> tuple[str, tuple[str, ...]]:
    with transaction.atomic():
        expected = tamper(chance)
        found = _verify(noted)
        transaction.set_rollback(True)
    return expected, found


def _verify(noted: list[Anchor]) -> tuple[str, ...]:
    return verification.verify(noted, at=NOW, progress=lambda _: None).wrong


def _anchors() -> list[Anchor]:
    return [
        Anchor(at=trails.BEGAN_AT, said=Said.SEALED, number=seal.number, seal=bytes(seal.seal))
        for seal in Seal.objects.order_by("number")
        if seal.number % NOTED_EVERY == 0 or seal.number == ENTRIES
    ]


@by_hand.unguarded()
def _edit(chance: random.Random) -> str:
    number = chance.randint(1, ENTRIES)
    column, value = chance.choice(
        [
            ("at", "2026-02-01 10:00:00"),
            ("event", "casefiles:file:opened"),
            ("user_id", chance.randrange(10, 99)),
            ("user_id", None),
            ("actor_name", "Somebody else"),
            ("acting_for", ""),
            ("subject_reference", "SI-0"),
            ("case_file_id", None),
            ("details", '{"page":"another"}'),
            ("details", '{"page": "overview"}'),
            ("reason", " "),
            ("changes", '{"a":[1,2]}'),
            ("partnership_id", 2),
        ]
    )
    by_hand.edit(number, column, value)
    return f"(seal {number},"


@by_hand.unguarded()
def _edit_a_seal(chance: random.Random) -> str:
    number = chance.randint(1, ENTRIES)
    by_hand.execute(
        "UPDATE audit_seal SET seal = %s WHERE number = %s", chance.randbytes(32), number
    )
    return f"(seal {number},"


@by_hand.unguarded()
def _delete_an_entry(chance: random.Random) -> str:
    number = chance.randint(1, ENTRIES)
    by_hand.delete_entry(number)
    return f"deleted after seal {number}."


@by_hand.unguarded()
def _delete_both(chance: random.Random) -> str:
    number = chance.randint(1, ENTRIES - 1)
    by_hand.delete_both(number)
    return f"Seal {number} is missing"


@by_hand.unguarded()
def _delete_and_close_ranks(chance: random.Random) -> str:
    number = chance.randint(1, ENTRIES - 1)
    by_hand.delete_and_close_ranks(number, ENTRIES)
    return f"(seal {number},"


def _put_in(chance: random.Random) -> str:
    """Put in another entry; it may wait, be kept from the sealer, or be sealed by Heed itself."""
    entry = 100_000 + chance.randrange(1000)
    by_hand.copy_entry(chance.randint(1, ENTRIES), into=entry)
    with by_hand.unguarded():
        by_hand.execute("UPDATE audit_auditentry SET actor_name = 'Me' WHERE id = %s", entry)
    what_then = chance.choice(["wait", "hide", "seal"])
    if what_then == "hide":
        by_hand.execute("DELETE FROM audit_unsealed WHERE entry_id = %s", entry)
    elif what_then == "seal":
        sealing.seal_waiting()
    return f"Entry {entry}"


@by_hand.unguarded()
def _repeat_a_true_entry(chance: random.Random) -> str:
    """Put in an entry word for word like one that Heed wrote, at the end, sealed by hand."""
    entry = 100_000
    by_hand.copy_entry(chance.randint(1, ENTRIES), into=entry)
    by_hand.execute("DELETE FROM audit_unsealed WHERE entry_id = %s", entry)
    by_hand.execute(
        "INSERT INTO audit_seal (number, entry_id, key_id, seal) VALUES (%s, %s, %s, %s)",
        ENTRIES + 1,
        entry,
        keys.current().key_id,
        chance.randbytes(32),
    )
    return f"Entry {entry} (seal {ENTRIES + 1},"


@by_hand.unguarded()
def _exchange_entries(chance: random.Random) -> str:
    one, other = sorted(chance.sample(range(1, ENTRIES + 1), 2))
    by_hand.swap_entries(one, other)
    return f"(seal {one},"


@by_hand.unguarded()
def _move_a_seal(chance: random.Random) -> str:
    """Put one link of the chain in another place, as it is, and close ranks."""
    one, other = sorted(chance.sample(range(1, ENTRIES + 1), 2))
    for there, here in ((one, -1), (other, one), (-1, other)):
        by_hand.execute("UPDATE audit_seal SET number = %s WHERE number = %s", here, there)
    return f"(seal {one},"


@by_hand.unguarded()
def _cut_off(chance: random.Random) -> str:
    number = chance.randint(0, ENTRIES - 1)
    by_hand.cut_off_after(number)
    return f"The chain ends at seal {number}, but"


def _older_copy_that_was_used(chance: random.Random) -> str:
    number = chance.randint(0, ENTRIES - NOTED_EVERY)
    with by_hand.unguarded():
        by_hand.cut_off_after(number)
    more = chance.randint(1, 60)
    trails.write(more, seed=chance.randrange(10**6))
    sealing.seal_waiting()
    last = number + more
    contradicted = (number // NOTED_EVERY + 1) * NOTED_EVERY
    if contradicted <= last:
        return f"Seal {contradicted} is not the one that was noted"
    return f"The chain ends at seal {last}, but"


@by_hand.unguarded()
def _seal_again(chance: random.Random) -> str:
    number = chance.randint(1, ENTRIES)
    named = chance.choice([keys.current().key_id, SOMEBODY_ELSES.key_id])
    by_hand.seal_again_from(number, SOMEBODY_ELSES, named=named)
    return f"(seal {number}" + ("," if named == keys.current().key_id else ")")


@by_hand.unguarded()
def _edit_stamp_and_seal_again(chance: random.Random) -> str:
    """Do everything that Heed does, with another key, under the name of the right one."""
    number = chance.randint(1, ENTRIES)
    by_hand.edit(number, "actor_name", "Somebody else")
    by_hand.edit(number, "stamp", canonical.mac(SOMEBODY_ELSES, canonical.STAMP).of(b"x"))
    by_hand.seal_again_from(number, SOMEBODY_ELSES, named=keys.current().key_id)
    return f"(seal {number},"


TAMPERINGS: Final[list[tuple[str, Tampering]]] = [
    ("edit an entry", _edit),
    ("edit a seal", _edit_a_seal),
    ("delete an entry", _delete_an_entry),
    ("delete an entry and its seal", _delete_both),
    ("delete an entry and close ranks", _delete_and_close_ranks),
    ("put an entry in", _put_in),
    ("repeat a true entry", _repeat_a_true_entry),
    ("exchange entries", _exchange_entries),
    ("exchange seals", _move_a_seal),
    ("cut the end off", _cut_off),
    ("restore an old copy and use it", _older_copy_that_was_used),
    ("seal again without the key", _seal_again),
    ("edit, stamp and seal again without the key", _edit_stamp_and_seal_again),
]


if __name__ == "__main__":
    harnesses.command()
