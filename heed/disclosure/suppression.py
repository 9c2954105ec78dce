"""May this count be shown, and what stands in its place if not?

The ranges are those of published statistics on children (Department for Education, Children in need
and Serious incident notifications: 1 to 5 is replaced by “c”). A count that is hidden is not kept
in what this module returns, so nothing downstream can print it by mistake.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

HIDDEN = "c"
ROUND_TO = 5


class Preset(Enum):
    """How small numbers are protected.

    DFE_CIN hides 1 to 5, as the Department for Education does for children in need; STRICT hides
    everything below 10; ROUND5 hides nothing and rounds everything to the nearest 5.
    """

    DFE_CIN = "DFE_CIN"
    STRICT = "STRICT"
    ROUND5 = "ROUND5"


# The largest number that is hidden, and the words for what is hidden.
_LARGEST = {Preset.DFE_CIN: 5, Preset.STRICT: 9, Preset.ROUND5: 0}
_IN_WORDS = {Preset.DFE_CIN: "fewer than six", Preset.STRICT: "fewer than ten"}


class Showing(Enum):
    """Why a count looks as it does."""

    EXACT = "EXACT"
    ROUNDED = "ROUNDED"
    HIDDEN = "HIDDEN"
    BY_DECISION = "BY_DECISION"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownByDecision:
    """A named person decided, on a day and with a reason, that small counts may be shown."""

    by_name: str
    on: date
    reason: str

    def __post_init__(self) -> None:
        if not (self.by_name.strip() and self.reason.strip()):
            raise ValueError("Say who decided that small numbers may be shown, and why.")


@dataclass(frozen=True, slots=True)
class Count:
    """A count as it may be shown: `value` is None when it is hidden.

    `words` is what stands in a sentence, `str()` what stands in a table.
    """

    value: int | None
    showing: Showing
    words: str
    decision: ShownByDecision | None = None

    def __str__(self) -> str:
        return HIDDEN if self.value is None else f"{self.value:,}"


NOT_SHOWN = Count(None, Showing.HIDDEN, "a number that is not shown")


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallNumbers:
    """The rule a paper follows, recorded in the paper.

    A true zero is shown unless `protect_zeros`: where “none” would itself say something about
    every child in a group, it is protected like a small number.
    """

    preset: Preset = Preset.DFE_CIN
    protect_zeros: bool = False

    @property
    def rounds(self) -> bool:
        return self.preset is Preset.ROUND5

    @property
    def smallest(self) -> int:
        """The bottom of the range that is hidden."""
        return 0 if self.protect_zeros else 1

    @property
    def largest(self) -> int:
        """The top of the range that is hidden."""
        return _LARGEST[self.preset]

    def hides(self, count: int) -> bool:
        """Say whether a count standing alone must be hidden."""
        return not self.rounds and self.smallest <= count <= self.largest

    def show(self, count: int, *, decision: ShownByDecision | None = None) -> Count:
        """Return a count that stands alone, with no total it could be worked out from."""
        refuse_negative([count])
        if self.hides(count):
            return self._small(count, decision)
        if self.rounds:
            return rounded(count)
        return exact(count)

    def explain(self) -> str:
        """Return the sentence that stands in the paper."""
        if self.rounds:
            return f"Counts are rounded to the nearest {ROUND_TO}, so totals may not add up."
        return (
            f"“{HIDDEN}” stands for a number from {self.smallest} to {self.largest}, or for a "
            "number from which one of those could be worked out."
        )

    def _small(self, count: int, decision: ShownByDecision | None) -> Count:
        if decision:
            return Count(count, Showing.BY_DECISION, str(count), decision)
        return Count(None, Showing.HIDDEN, _IN_WORDS[self.preset])


def refuse_negative(counts: Iterable[int]) -> None:
    """Refuse what cannot be a count.

    :raises ValueError: if one of them is less than 0
    """
    if any(count < 0 for count in counts):
        raise ValueError("A count cannot be less than 0.")


def exact(count: int) -> Count:
    return Count(count, Showing.EXACT, f"{count:,}")


def rounded(count: int) -> Count:
    """Return the count to the nearest five."""
    nearest = _nearest(count)
    return Count(nearest, Showing.ROUNDED, f"about {nearest:,}" if nearest else "few or none")


def rounding_range(count: int) -> tuple[int, int]:
    """Return the least and the most that a count could be once it is rounded."""
    nearest = _nearest(count)
    return max(nearest - ROUND_TO // 2, 0), nearest + ROUND_TO // 2


def _nearest(count: int) -> int:
    return ROUND_TO * ((count + ROUND_TO // 2) // ROUND_TO)
