"""Does every entry fit its stamp, and every seal the one before it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import OperationalError, connection

from heed.audit import canonical, keys, reading
from heed.audit.canonical import COLUMNS
from heed.audit.models import Seal
from heed.audit.sealing import BEGINNING
from heed.audit.verification import faults
from heed.audit.verification.faults import Fault

AT_ONCE: Final = 2_000  # rows that stay near the processor: a tenth quicker than many more
# A row: number, entry, seal and key of the seal; then the entry's own columns and its stamp.
NUMBER, ENTRY, SEAL, SEAL_KEY, FIRST = range(5)
KEY: Final = SEAL_KEY + len(COLUMNS)
STAMP: Final = KEY + 1
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The seals after `start` up to `end`, each one's place known; parts are checked on their own.

    `noted` is what anchors say of them; entries before `stamped_from` need no stamp.
    """

    start: int
    end: int
    stamped_from: int
    noted: Mapping[int, bytes]


@dataclass(frozen=True, slots=True)
class Result:
    """How far a part was checked, its first fault, and the first seal an anchor contradicts."""

    end: int
    fault: Fault | None = None
    contradicted: int | None = None


def check(part: Part) -> Result:
    """Check one part of the chain, up to the first thing that is wrong."""
    walk = Walk(part)
    for start in range(part.start, part.end, AT_ONCE):
        for rows in links(start, min(start + AT_ONCE, part.end)):
            fault = rows if isinstance(rows, Fault) else walk.over(rows)
            if fault is not None:
                return Result(walk.number, fault, walk.contradicted)
    if walk.number < part.end:
        return Result(walk.number, faults.seal_missing(walk.number + 1), walk.contradicted)
    return Result(walk.number, None, walk.contradicted)


class Walk:
    """Going along the chain, with the place and the seal one has come to."""

    def __init__(self, part: Part) -> None:
        known = keys.known()
        self.stamps = {name: canonical.mac(key, canonical.STAMP) for name, key in known.items()}
        self.seals = {name: canonical.mac(key, canonical.SEAL) for name, key in known.items()}
        self.part = part
        self.number = part.start
        self.seal = _seal_of(part.start)
        self.contradicted: int | None = None

    def over(self, rows: Sequence[Row]) -> Fault | None:
        """Check some rows in their order. This loop is the whole cost of a verification."""
        content, link = canonical.content, canonical.link
        stamps, seals = self.stamps, self.seals
        previous, number = self.seal, self.number
        for row in rows:
            number += 1
            written = content(row[FIRST:STAMP])
            stamp, seal = row[STAMP], row[SEAL]
            stamped, sealed = stamps.get(row[KEY]), seals.get(row[SEAL_KEY])
            if (
                stamped is None
                or sealed is None
                or row[NUMBER] != number
                or stamped.of(written) != stamp
                or sealed.of(link(previous, number, row[ENTRY], stamp, written)) != seal
            ):
                fault = self._what_is_wrong(row, number, previous, written)
                if fault is not None:
                    return fault
            previous = seal
        self._compare_with_anchors(rows)
        self.seal, self.number = previous, number
        return None

    def _compare_with_anchors(self, rows: Sequence[Row]) -> None:
        for row in rows if self.part.noted and self.contradicted is None else ():
            if self.part.noted.get(row[NUMBER], row[SEAL]) != row[SEAL]:
                self.contradicted = row[NUMBER]
                return

    def _what_is_wrong(
        self, row: Row, number: int, previous: bytes, written: bytes
    ) -> Fault | None:
        """Say what does not fit; None for a sealed entry from before there were stamps."""
        if row[NUMBER] != number:
            return faults.seal_missing(number)
        if row[FIRST] is None:
            return faults.entry_missing(number, row[ENTRY])
        sealed = self.seals.get(row[SEAL_KEY])
        if sealed is None:
            return faults.key_unknown(number, row[ENTRY], row[SEAL_KEY])
        stamped = self._is_stamped(row, number, written)
        stamp = bytes(row[STAMP] or b"")
        fits = sealed.of(canonical.link(previous, number, row[ENTRY], stamp, written)) == row[SEAL]
        if fits and stamped:
            return None
        return faults.does_not_fit(number, row[ENTRY], row[FIRST], fits, stamped)

    def _is_stamped(self, row: Row, number: int, written: bytes) -> bool:
        stamped = self.stamps.get(row[KEY])
        if stamped is not None:
            return stamped.of(written) == bytes(row[STAMP] or b"")
        return number < self.part.stamped_from and row[KEY] == "" and not row[STAMP]


def links(start: int, end: int) -> Iterator[Sequence[Row] | Fault]:
    """Return the rows after `start` up to `end`; what cannot be read is found by halving."""
    question = " ".join(
        (
            "SELECT s.number, s.entry_id, s.seal, s.key_id,",
            reading.columns(),
            ", e.stamp FROM audit_seal AS s LEFT JOIN audit_auditentry AS e ON e.id = s.entry_id",
            "WHERE s.number > %s AND s.number <= %s ORDER BY s.number",
        )
    )
    try:
        with connection.cursor() as cursor:
            cursor.execute(question, (start, end))
            yield cursor.fetchall()
    except OperationalError as problem:
        if connection.vendor != "sqlite" or "decode" not in str(problem).lower():
            raise
        if end - start == 1:
            yield faults.cannot_be_read(end)
        else:
            middle = (start + end) // 2
            yield from links(start, middle)
            yield from links(middle, end)


def _seal_of(number: int) -> bytes:
    """Return the seal before a part; the part before it checks that it is the right one."""
    seal = Seal.objects.filter(number=number).first()
    return bytes(seal.seal) if seal else BEGINNING.seal
