"""Signs that case files were read without need, in words that accuse nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.urls import reverse

from heed.audit.models import NoticedSign, SignJudgement
from heed.govuk.components import Badge, Column, Link, Table, TimelineEntry
from heed.govuk.words import long_date, moment

COLUMNS = ("Person", "What stands out", "Case", "When", "Standing")
COLOURS = {
    "": "blue",
    NoticedSign.Outcome.DISMISSED: "grey",
    NoticedSign.Outcome.FOLLOWED_UP: "purple",
    NoticedSign.Outcome.SETTLED: "green",
}
STANDS = {
    "": "To judge",
    NoticedSign.Outcome.DISMISSED: "Nothing to it",
    NoticedSign.Outcome.FOLLOWED_UP: "Followed up",
    NoticedSign.Outcome.SETTLED: "Settled",
}


def table(signs: Iterable[NoticedSign], references: Mapping[int, str]) -> Table:
    """Return signs as rows, each leading to its own page."""
    return Table(
        caption="Looks at case files to ask about",
        caption_hidden=True,
        stacks=True,
        columns=tuple(Column(text=text) for text in COLUMNS),
        rows=tuple(
            (
                Link(text=sign.person_name, href=reverse("desk:sign", args=[sign.pk])),
                f"{sign.get_kind_display()}. {sign.because}",
                case(sign, references),
                long_date(sign.on),
                Badge(text=STANDS[sign.outcome], colour=COLOURS[sign.outcome]),
            )
            for sign in signs
        ),
    )


def case(sign: NoticedSign, references: Mapping[int, str]) -> str:
    """Return the reference of the case a sign is about, or that it is about several or none."""
    if sign.case_file_id is None:
        return "No single case"
    return references.get(sign.case_file_id, "A case")


def judgements(found: Iterable[SignJudgement]) -> tuple[TimelineEntry, ...]:
    """Return what was decided, with reasons, the newest first."""
    return tuple(
        TimelineEntry(
            title=judgement.get_outcome_display(),
            when=moment(judgement.judged_at),
            timestamp=judgement.judged_at.isoformat(),
            by=judgement.judged_by_name,
            text=judgement.reason,
        )
        for judgement in found
    )
