"""What may be typed to prepare, release or publish a paper, and what is said when it is wrong?"""

from __future__ import annotations

from typing import Any

from heed.core.periods import PeriodEndsBeforeItStarts
from heed.govuk import fields
from heed.govuk.forms import Form
from heed.papers.kinds import KINDS, LAST_DAY
from heed.statute.exempt_information import Exemption
from heed.statute.instruments import CSWA_2017

PERIOD_HINT = "Leave it empty for the usual period"


class Prepare(Form):
    """Which paper, for which meeting and period, with which choices."""

    kind = fields.RadiosField(
        label="Which paper?",
        called="which paper you want",
        choices=[(kind.name, kind.board) for kind in KINDS.values()],
        hints={kind.name: kind.about for kind in KINDS.values()},
    )
    meeting_on = fields.DateField(
        label="Date of the meeting",
        called="the date of the meeting",
        hint="The paper says what was known on that day. For example, 6 2 2027.",
        earliest=CSWA_2017,
        latest=LAST_DAY,
    )
    starts_on = fields.DateField(
        label="First day of the period",
        called="the first day",
        hint=f"{PERIOD_HINT}: from the start of the reporting year, or of new arrangements.",
        required=False,
    )
    ends_on = fields.DateField(
        label="Last day of the period",
        called="the last day",
        hint=f"{PERIOD_HINT}: up to the meeting.",
        latest=LAST_DAY,
        required=False,
    )
    with_timeliness = fields.YesNoField(
        label="Say whether the Panel was told in time?",
        called="whether to say if the Panel was told in time",
        hint="A section on notifications and rapid reviews sent in the period, and how many late.",
    )
    exemption = fields.RadiosField(
        label="Why would part of the paper not be for publication?",
        called="the description of exempt information",
        hint="Schedule 12A to the Local Government Act 1972. It is printed on the exempt part.",
        choices=Exemption,
    )


class Release(Form):
    """Why small numbers may be shown in public."""

    reasons = fields.TextAreaField(
        label="Why may small numbers be shown?",
        called="why small numbers may be shown",
        hint="For example, that the council has published these numbers itself. "
        "Do not name a child or a family.",
        max_length=2000,
    )


class Publish(Form):
    """Who signs the paper; `seen` is the mark of the draft the person looked at."""

    author = fields.TextField(
        label="Author of the report",
        called="the author of the report",
        hint="The name and post to print at the head of the paper, "
        "for example Director of Children’s Services.",
        max_length=200,
    )
    seen = fields.HiddenField(label="The draft you read")


def period_error(form: Prepare, problem: PeriodEndsBeforeItStarts | LookupError) -> None:
    """Put what is wrong with the days beside the question it is about."""
    about_period = isinstance(problem, PeriodEndsBeforeItStarts)
    form.add_error("ends_on" if about_period else "meeting_on", str(problem))


def prepare(data: Any) -> Prepare:
    """Return the form as typed, or with the usual choices ticked."""
    return Prepare(
        data,
        initial={
            "kind": next(iter(KINDS)),
            "with_timeliness": False,
            "exemption": Exemption.IDENTITY,
        },
    )
