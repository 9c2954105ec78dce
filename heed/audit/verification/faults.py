"""How is what is wrong with the trail said in one sentence, without a name in it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from heed.audit.anchors import Anchor
from heed.govuk.words import moment


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong; `number` is its place in the chain, 0 where it has none."""

    number: int
    says: str


def seal_missing(number: int) -> Fault:
    """A number of the chain is not there, or another one stands in its place."""
    return Fault(number, f"Seal {number:,} is missing: it was taken out of the chain.")


def entry_missing(number: int, entry_id: int) -> Fault:
    """A seal is there, and what it sealed is not."""
    return Fault(number, f"Entry {entry_id} is missing: it was deleted after seal {number:,}.")


def key_unknown(number: int, entry_id: int, key_id: object) -> Fault:
    """A seal was made with a key that is not here."""
    return Fault(
        number,
        f"Entry {entry_id} (seal {number:,}) was sealed with the key {key_id}, which is not here: "
        "the key of this installation does not fit, or somebody sealed it with their own.",
    )


def does_not_fit(number: int, entry_id: int, at: object, fits: bool, stamped: bool) -> Fault:
    """An entry or its seal is not as it was written: which of the two, says what happened."""
    if fits:
        because = "was put in or edited by somebody without the key before it was sealed"
    elif stamped:
        because = (
            "is as Heed wrote it, but its seal does not follow from the one before: entries or "
            "seals were put in another order, put in, taken out or exchanged"
        )
    else:
        because = "was edited after it was sealed, or put in and sealed by somebody without the key"
    return Fault(number, f"Entry {entry_id} (seal {number:,}, dated {_day(at)}) {because}.")


def cannot_be_read(number: int) -> Fault:
    """What is kept is no text at all."""
    return Fault(number, f"The entry of seal {number:,} was edited: it can no longer be read.")


def number_below_one(number: int) -> Fault:
    """The chain begins with 1."""
    return Fault(number, f"Seal {number:,} was put in: the chain begins with 1.")


def sealed_otherwise(anchor: Anchor) -> Fault:
    """The chain is whole, and not the one that an anchor saw."""
    return Fault(
        anchor.number,
        f"Seal {anchor.number:,} is not the one that was noted on {moment(anchor.at)}: an older "
        "copy of the database was put back and used, or the trail was sealed anew.",
    )


def cut_short(number: int, anchor: Anchor) -> Fault:
    """The chain is whole, and shorter than an anchor saw it."""
    return Fault(
        number + 1,
        f"The chain ends at seal {number:,}, but on {moment(anchor.at)} it had reached "
        f"{anchor.number:,}: the newest entries were cut off, or an older copy of the database was "
        "put back.",
    )


def put_in_unsealed(entry_id: int, at: object) -> Fault:
    """An entry that waits, or was kept from its seal, is none of Heed's."""
    return Fault(0, f"Entry {entry_id}, dated {_day(at)}, was put in or edited without the key.")


def left_unsealed(count: int, entry_id: int, at: object) -> Fault:
    """Entries wait for longer than a sealer takes."""
    return Fault(
        0,
        f"{count:,} waited for a seal longer than a minute, the first is entry {entry_id} of "
        f"{_day(at)}: the sealer is not running, or seals were taken away.",
    )


def deleted_unsealed(entry_id: int) -> Fault:
    """Something waits for a seal that is no longer there."""
    return Fault(0, f"Entry {entry_id} is missing: it was deleted before it was sealed.")


def guard_missing(name: str) -> Fault:
    """The database lets the trail be changed."""
    return Fault(0, f"The database no longer refuses to change the trail: “{name}” is missing.")


def _day(at: object) -> str:
    """Return the moment as it is kept, in words; what is no moment is said as it stands."""
    try:
        return moment(datetime.fromisoformat(str(at)).replace(tzinfo=UTC))
    except ValueError:
        return f"“{at}”"
