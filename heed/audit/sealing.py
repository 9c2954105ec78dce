"""How do entries become a chain? One sealer at a time links them, in the order it sees them.

Entries are written unsealed in the transaction of their act, so nobody waits for anybody. On
PostgreSQL a long transaction may commit an entry with a lower number later than others: it is
sealed when it is seen, and the seals' own numbers have no gap.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.db import connection, transaction

from heed.audit import canonical, keys, reading
from heed.audit.keys import Key
from heed.audit.models import Seal, Unsealed
from heed.audit.reading import Waiting

log = logging.getLogger(__name__)

# So few that on SQLite nobody waits noticeably for the sealer.
AT_ONCE = 500
SEAL, FINGERPRINT = 32, 8  # bytes
# A number that means “the sealer of the trail” among PostgreSQL's advisory locks.
LOCK = 0x48656564_5365616C


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain."""

    number: int
    seal: bytes
    key_id: str = ""

    @property
    def fingerprint(self) -> str:
        """Return the first bytes of the seal, as people can compare them on paper."""
        digits = self.seal[:FINGERPRINT].hex().upper()
        return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))

    @property
    def in_words(self) -> str:
        """Return where the chain ends, for a page or a paper; nothing before the first seal.

        How many entries there are is not said: whoever counts those they may read would learn how
        many they may not.
        """
        return f"Trail sealed, fingerprint {self.fingerprint}" if self.number else ""


BEGINNING = Head(0, bytes(32))


def head() -> Head:
    """Return the end of the chain; its number is 0 before anything was sealed."""
    last = Seal.objects.order_by("number").last()
    return Head(last.number, bytes(last.seal), last.key_id) if last else BEGINNING


def sealed_at(fingerprint: str) -> int | None:
    """Return the number of the seal with a fingerprint, however its digits are grouped.

    :raises ValueError: if it is no fingerprint
    """
    begins = bytes.fromhex("".join(fingerprint.split()))
    if len(begins) != FINGERPRINT:
        raise ValueError(f"A fingerprint has {2 * FINGERPRINT} digits.")
    highest = begins.ljust(SEAL, b"\xff")
    return (
        Seal.objects.filter(seal__range=(begins, highest)).values_list("number", flat=True).first()
    )


def waiting() -> int:
    """Return how many entries wait for their seal."""
    return Unsealed.objects.count()


def seal_waiting(*, most: int = 0) -> int:
    """Seal what waits, a few at a time, until nothing does or `most` are; return how many.

    :raises keys.KeyUnreadable: if the key cannot be read; everything goes on waiting
    """
    sealed = 0
    while not 0 < most <= sealed and Unsealed.objects.exists() and (some := _seal_some()):
        sealed += some
    return sealed


@transaction.atomic
def _seal_some() -> int:
    _be_the_only_one()
    entries = reading.waiting(most=AT_ONCE)
    Seal.objects.bulk_create(_links(entries, head(), keys.current()))
    Unsealed.objects.filter(pk__in=[entry.entry_id for entry in entries]).delete()
    return len(entries)


def _be_the_only_one() -> None:
    """Wait until no other sealer is at work. On SQLite the transaction itself sees to that."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _links(entries: list[Waiting], last: Head, key: Key) -> list[Seal]:
    known = keys.known()
    mac = canonical.mac(key, canonical.SEAL)
    links, number, seal = [], last.number, last.seal
    for entry in entries:
        written = canonical.content(entry.values)
        if not was_written_by_heed(entry, written, known):
            log.error("Entry %s of the trail was not written by Heed.", entry.entry_id)
        number += 1
        seal = mac.of(canonical.link(seal, number, entry.entry_id, entry.stamp, written))
        links.append(Seal(number=number, entry_id=entry.entry_id, key_id=key.key_id, seal=seal))
    return links


def was_written_by_heed(entry: Waiting, written: bytes, known: dict[str, Key]) -> bool:
    """Say whether the stamp fits. Entries from before there were stamps have none."""
    if not entry.key_id:
        return not entry.stamp
    key = known.get(entry.key_id)
    return key is not None and canonical.mac(key, canonical.STAMP).of(written) == entry.stamp
