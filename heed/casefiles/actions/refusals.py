"""Why may a file not be opened, closed or kept from somebody as asked?"""

from __future__ import annotations


class Refusal(ValueError):
    """An action on a case file was refused; the sentence is for the person who tried."""


class ReasonMissing(Refusal):
    """Opening a file to somebody, or keeping somebody out, needs a written reason."""


class NobodyLeft(Refusal):
    """Somebody without a conflict of interest must be able to run every case."""


class OfAnotherPartnership(Refusal):
    """A team, an agency or a person does not belong to this partnership."""


class DayImpossible(Refusal):
    """A day lies before what it ends, or in the future."""


class SaidBefore(Refusal):
    """It is recorded already."""


class DayMissing(Refusal):
    """A file is opened to a lead reviewer until a day, never for good."""


class TooLong(Refusal):
    """A file stays open for a few hours in an emergency."""


class TooOften(Refusal):
    """Somebody opened so many files in an emergency today that it cannot be one."""


def given_reason(reason: str, otherwise: str) -> str:
    """Return the reason without the space around it.

    :raises ReasonMissing: with the sentence given, if there is none
    """
    if not reason.strip():
        raise ReasonMissing(otherwise)
    return reason.strip()
