"""By when should a request for information under section 16H be answered, and to whom?"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from heed.statute import roles
from heed.statute.dated import Rule, Version
from heed.statute.instruments import CHECKED, CSWA_2017, convention
from heed.statute.sources import Grade
from heed.statute.working_days import WorkingDays

G12_T: Final = Rule(
    id="G12-T",
    question="Within how long of a section 16H request is a reply asked for?",
    versions=(
        Version(
            value=WorkingDays(10),
            starts=CSWA_2017,
            source=convention("the Act sets no period; a partnership may agree another"),
            checked=CHECKED,
            grade=Grade.ASSUMED,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (G12_T,)


def reply_due_by(requested_on: date) -> date:
    """Return the last day for a reply: 10 working days by local default (G12-T, G12).

    :raises NotInForce: before 29 June 2018, when there was no such power
    """
    return G12_T.value_on(requested_on).after(requested_on)


def reply_goes_to(asked_by: roles.Body, *, on: date) -> roles.Body:
    """Return the kind of partner an open request belongs to on a later day.

    A request made by a clinical commissioning group follows to the integrated care board that
    took its place (G1).

    :raises NotInForce: before 29 June 2018, when there was no such power
    """
    health = roles.health_partner_on(on)
    if asked_by is roles.Body.CLINICAL_COMMISSIONING_GROUP:
        return health
    return asked_by
