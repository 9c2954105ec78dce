"""May a total be broken down into its parts, or would that say too much?

This is the usual need of a board paper: so many cases were referred, of which so many led to a
review. A sentence either gives every part or none, so nothing has to be hidden between the words.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from heed.disclosure.suppression import Count, Showing, ShownByDecision, SmallNumbers
from heed.disclosure.tables import protect_list

NOT_BROKEN_DOWN = "not broken down because the number is small"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total with its parts, or without them and with the reason why.

    `because` finishes a sentence: “Decisions are ...”. It is empty when the parts are shown.
    """

    total: Count
    parts: tuple[tuple[str, Count], ...] | None
    because: str = ""


def parts_of_total(
    total: int,
    parts: Mapping[str, int],
    policy: SmallNumbers,
    *,
    decision: ShownByDecision | None = None,
) -> Breakdown:
    """Decide whether the parts of a total may be shown beside it.

    Parts that do not make up the total leave a rest, which a reader can work out; it is protected
    like a part.

    :raises ValueError: if the parts come to more than the total, or a count is less than 0
    """
    rest = total - sum(parts.values())
    if rest < 0:
        raise ValueError("The parts come to more than their total.")
    # A single part leaves a rest even of 0: that it is the whole may be what has to be protected.
    rests = [rest] if rest or len(parts) == 1 else []
    alone = policy.show(total, decision=decision)
    beside = protect_list([*parts.values(), *rests], policy, decision=decision)
    if any(count.showing is Showing.HIDDEN for count in (*beside.parts, beside.total)):
        return Breakdown(alone, None, NOT_BROKEN_DOWN)
    return Breakdown(alone, tuple(zip(parts, beside.parts, strict=False)))
