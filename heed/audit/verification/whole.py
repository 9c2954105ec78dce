"""Which checks make up the verification of the trail, and what do they say together?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from heed.audit import canonical, guards, keys, reading, sealing
from heed.audit.anchors import Anchor, Said
from heed.audit.reading import Waiting
from heed.audit.verification import chain, faults
from heed.audit.verification.chain import Part, Result
from heed.audit.verification.faults import Fault
from heed.audit.verification.spreading import Spread
from heed.core.checked import CannotBeChecked, Checked
from heed.govuk.words import many, moment

Progress = Callable[[int], None]

PART = 20_000  # seals
SEALED_WITHIN = timedelta(minutes=1)
NOT_IN_THE_CHAIN = """
    FROM audit_auditentry AS e LEFT JOIN audit_seal AS s ON s.entry_id = e.id
    WHERE s.entry_id IS NULL ORDER BY e.id
"""


def verify(
    anchors: Sequence[Anchor],
    *,
    at: datetime,
    progress: Progress,
    spread: Spread = map,
) -> Checked:
    """Check the whole trail against its keys and anchors; `progress` hears how far it is.

    `spread` does the parts of the chain one after the other, or several at once, in their order.

    :raises CannotBeChecked: if the keys cannot be read
    """
    try:
        known = keys.known()
    except keys.KeyUnreadable as problem:
        raise CannotBeChecked(str(problem)) from problem
    in_force, notes = _in_force(anchors)
    last = sealing.head().number
    results = _along_the_chain(last, in_force, progress, spread)
    found = [
        *_below_one(),
        *(result.fault for result in results if result.fault),
        *_against_anchors(results, last, in_force),
        *_outside_the_chain(last, known, at=at),
        *(faults.guard_missing(name) for name in guards.missing()),
    ]
    return Checked(
        says=_summary(results[-1].end if results else 0, in_force),
        wrong=tuple(fault.says for fault in found),
        notes=notes,
    )


def _along_the_chain(
    last: int, anchors: Sequence[Anchor], progress: Progress, spread: Spread
) -> list[Result]:
    """Check the parts of the chain up to the first one with a fault."""
    noted = {anchor.number: anchor.seal for anchor in anchors}
    stamped_from = _stamped_from(last)
    parts = [
        Part(
            start=start,
            end=(end := min(start + PART, last)),
            stamped_from=stamped_from,
            noted={number: seal for number, seal in noted.items() if start < number <= end},
        )
        for start in range(0, last, PART)
    ]
    results = []
    for result in spread(chain.check, parts):
        results.append(result)
        progress(result.end)
        if result.fault is not None:
            break
    return results


def _stamped_from(last: int) -> int:
    """Return the first seal of an entry with a stamp; none without can come after it."""
    question = """
        SELECT s.number FROM audit_seal AS s JOIN audit_auditentry AS e ON e.id = s.entry_id
        WHERE e.key_id <> '' ORDER BY s.number LIMIT 1
        """
    return next((int(number) for (number,) in reading.rows(question)), last + 1)


def _in_force(anchors: Sequence[Anchor]) -> tuple[list[Anchor], tuple[str, ...]]:
    """Return the anchors that still bind. A restored database is told so, and told aloud."""
    binding: list[Anchor] = []
    notes = []
    for anchor in anchors:
        if anchor.said is Said.RESTORED:
            lost = max((one.number for one in binding), default=0) - anchor.number
            notes.append(
                f"On {moment(anchor.at)} the database was restored to seal {anchor.number:,}"
                + (f": the {lost:,} entries sealed after it are not in it." if lost > 0 else ".")
            )
            binding = [one for one in binding if one.number <= anchor.number]
        binding.append(anchor)
    if not anchors:
        notes.append("There are no anchors, so nobody can tell whether the trail was cut short.")
    return binding, tuple(notes)


def _below_one() -> Iterator[Fault]:
    for (number,) in reading.rows("SELECT min(number) FROM audit_seal"):
        if number is not None and number < 1:
            yield faults.number_below_one(number)


def _against_anchors(
    results: Sequence[Result], last: int, anchors: Sequence[Anchor]
) -> Iterator[Fault]:
    contradicted = next((one.contradicted for one in results if one.contradicted), None)
    yield from (
        faults.sealed_otherwise(anchor) for anchor in anchors if anchor.number == contradicted
    )
    furthest = max(anchors, key=lambda anchor: anchor.number, default=None)
    if furthest is not None and furthest.number > last:
        yield faults.cut_short(last, furthest)


def _outside_the_chain(last: int, known: dict[str, keys.Key], *, at: datetime) -> Iterator[Fault]:
    """Look at what is not sealed: it may wait for a moment, and must be written by Heed."""
    gone = "SELECT w.entry_id FROM audit_unsealed AS w LEFT JOIN audit_auditentry AS e"
    for (entry_id,) in reading.rows(f"{gone} ON e.id = w.entry_id WHERE e.id IS NULL"):
        yield faults.deleted_unsealed(entry_id)
    ((entries,),) = reading.rows("SELECT count(*) FROM audit_auditentry")
    if entries <= last and not sealing.waiting():
        return
    waiting = []
    deadline = canonical.moment(at - SEALED_WITHIN)
    for row in reading.rows(f"SELECT e.id, {reading.columns()}, e.stamp {NOT_IN_THE_CHAIN}"):
        entry = Waiting(row[0], row[1:-1], bytes(row[-1] or b""))
        if not sealing.was_written_by_heed(entry, canonical.content(entry.values), known):
            yield faults.put_in_unsealed(entry.entry_id, entry.values[0])
        elif str(entry.values[0]) < deadline:
            waiting.append(entry)
    if waiting:
        yield faults.left_unsealed(len(waiting), waiting[0].entry_id, waiting[0].values[0])


def _summary(number: int, anchors: Sequence[Anchor]) -> str:
    checked = f"{number:,} sealed entries were checked"
    if not anchors:
        return f"{checked}."
    latest = max(anchors, key=lambda anchor: anchor.at)
    noted = many(len(anchors), one="anchor", several="anchors")
    return f"{checked}, against {noted}, the last of {moment(latest.at)}."
