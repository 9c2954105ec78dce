"""Why may a file not be kept, held or destroyed as asked?"""

from __future__ import annotations

from heed.casefiles.models import CaseFile


class Refusal(ValueError):
    """Something cannot be done about keeping a file; the sentence is for the person who tried."""


class ReasonMissing(Refusal):
    """Every decision about keeping a file has a written reason."""


class NameTaken(Refusal):
    """Another class of the partnership has this name."""


class PeriodMissing(Refusal):
    """A class has a period in years, unless the law says how long."""


class DayImpossible(Refusal):
    """A file is kept until a day to come."""


class OfAnotherPartnership(Refusal):
    """A class does not belong to this partnership."""


class AlreadyLifted(Refusal):
    """A legal hold is lifted once."""


class OnHold(Refusal):
    """Nothing of a file on legal hold may be destroyed."""


class NotOver(Refusal):
    """A file may be destroyed only after its period, as it is worked out on the day."""


class AlreadyProposed(Refusal):
    """One proposal waits at a time."""


class NothingProposed(Refusal):
    """There is no proposal that can still be approved, withdrawn or turned down."""


class SamePerson(Refusal):
    """Two different people destroy a file: one proposes it, the other approves it."""


class ProposerConflicted(Refusal):
    """Nobody with a conflict of interest takes part in destroying a file."""


class ChangedMeanwhile(Refusal):
    """What would be destroyed is not what the page showed."""


class Gone(Refusal):
    """Somebody else has destroyed the file meanwhile."""


def given(reason: str, otherwise: str) -> str:
    """Return a reason on one line, without the space around it.

    :raises ReasonMissing: with the sentence given, if there is none
    """
    said = " ".join(reason.split())
    if not said:
        raise ReasonMissing(otherwise)
    return said


def held(case_file: CaseFile) -> CaseFile:
    """Return the file, held until the transaction ends: one decision about it at a time.

    :raises Gone: if it was destroyed meanwhile
    """
    found = CaseFile.unscoped.select_for_update().filter(pk=case_file.pk).first()
    if found is None:
        raise Gone(f"The file {case_file.reference} has been destroyed meanwhile.")
    return found
