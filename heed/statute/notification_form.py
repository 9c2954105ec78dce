"""How many forms does one incident need, and who may send them?

Moved from one form a child to one form an incident when the national system changed.
"""

from __future__ import annotations

from datetime import date

from heed.statute.dated import Rule, Version
from heed.statute.instruments import CHECKED, CSWA_2017, panel_answers, reporting_guide
from heed.statute.sources import Force, Grade
from heed.statute.typed import Any, Final
from heed.statute.value import Value

# "About February 2019" in the reference: the first day of that month is assumed.
NEW_REPORTING_SYSTEM: Final = date(2019, 2, 1)


class FormUnit(Value):
    """What one form is for, and for how many children it has boxes."""

    one_form_for: str
    children_with_details: int | None  # None: every child on the form
    others: str

    def __str__(self) -> str:
        return f"{self.one_form_for}; {self.others}"


class Forms(Value):
    """How many forms to send, and how many children stand only in the further text."""

    count: int
    in_further_text: int = 0


P1: Final = Rule(
    "P1",
    "What is one notification form for?",
    (
        Version(  # P1a
            value=FormUnit(
                "each child who died; seriously harmed siblings together; each seriously harmed "
                "unrelated child",
                None,
                "in a large operation against sexual exploitation, the main child, with the "
                "others in the further text",
            ),
            starts=CSWA_2017,
            source=reporting_guide("June 2018, separate forms", force=Force.PORTAL),
            checked=CHECKED,
            grade=Grade.READ,
        ),
        Version(  # P1b
            value=FormUnit(
                "one incident", 4, "further children stand in the further information text"
            ),
            starts=NEW_REPORTING_SYSTEM,
            source=reporting_guide("one notification for each incident", force=Force.PORTAL),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

P2: Final = Rule(
    "P2",
    "How does somebody get leave to send a notification?",
    (
        Version(
            value="register on childsafeguarding.education.gov.uk as a childsafeguarding notifier",
            starts=NEW_REPORTING_SYSTEM,
            source=reporting_guide("registering", force=Force.PORTAL),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

P3: Final = Rule(
    "P3",
    "Does every notification need a rapid review, and every rapid review a notification?",
    (
        Version(
            value="no rapid review without a notification; after a notification a rapid review is "
            "needed unless the case is later found not to meet the criteria",
            starts=CSWA_2017,
            source=panel_answers("rapid reviews and notifications"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (P1, P2, P3)


def forms_needed(
    *, on: date, died: int = 0, harmed_siblings: int = 0, harmed_unrelated: int = 0
) -> Forms:
    """Return how many forms one incident needs on the day, from the children in it (P1).

    :raises NotInForce: if the day is before 29 June 2018
    :raises ValueError: if no child died or was harmed
    """
    children = died + harmed_siblings + harmed_unrelated
    if children < 1:
        raise ValueError("A notification is about at least one child.")
    boxes = P1.value_on(on).children_with_details
    if boxes is None:
        return Forms(died + min(harmed_siblings, 1) + harmed_unrelated)
    return Forms(1, max(0, children - boxes))
