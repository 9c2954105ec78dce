"""What have readers set right of what was found in the words of rows?"""

from __future__ import annotations

from django.db.models import OuterRef, Q, QuerySet, Subquery

from heed.access.viewer import Viewer
from heed.chronologies.analysis.overruling import Matter, Said
from heed.chronologies.models import Chronology, ChronologyRow, Likeness, ReaderJudgement


def said_by_readers(chronology: Chronology, viewer: Viewer) -> Said:
    """Return what readers say of rows against the rules, as far as this person sees it."""
    judged = ReaderJudgement.visible_to(viewer).filter(row__chronology=chronology, other=None)
    answers = {
        (str(row), Matter[matter]): holds
        for row, matter, holds in judged.order_by("pk").values_list("row_id", "matter", "holds")
    }
    return Said({key: holds for key, holds in answers.items() if holds is not None})


def said_apart(
    chronology: Chronology, viewer: Viewer
) -> frozenset[tuple[frozenset[int], ReaderJudgement.Matter]]:
    """Return the pairs of rows that readers say are not alike, and in which way not."""
    judged = ReaderJudgement.visible_to(viewer).filter(
        row__chronology=chronology, other__isnull=False
    )
    last = {
        (frozenset({row, other}), ReaderJudgement.Matter(matter)): holds
        for row, other, matter, holds in judged.order_by("pk").values_list(
            "row_id", "other_id", "matter", "holds"
        )
    }
    return frozenset(pair for pair, holds in last.items() if holds is False)


def judgements_of(row: ChronologyRow, viewer: Viewer) -> QuerySet[ReaderJudgement]:
    """Return everything readers have set right of a row, the newest first."""
    return (
        ReaderJudgement.visible_to(viewer)
        .filter(Q(row=row) | Q(other=row))
        .select_related("row__agency", "other__agency")
        .order_by("-pk")
    )


def likenesses_of(row: ChronologyRow, viewer: Viewer) -> QuerySet[Likeness]:
    """Return every likeness that was found of a row, also those of which readers say no."""
    return (
        Likeness.visible_to(viewer)
        .filter(Q(first=row) | Q(second=row))
        .select_related("first__agency", "second__agency")
        .order_by("pk")
    )


def alike(viewer: Viewer) -> QuerySet[Likeness]:
    """Return likenesses of rows but those of which readers say that they are none."""
    pair = Q(row=OuterRef("first"), other=OuterRef("second")) | Q(
        row=OuterRef("second"), other=OuterRef("first")
    )
    judged = ReaderJudgement.visible_to(viewer).filter(pair, matter=OuterRef("kind"))
    last = Subquery(judged.order_by("-pk").values("holds")[:1])
    found: QuerySet[Likeness] = Likeness.visible_to(viewer).annotate(said=last)
    return found.filter(Q(said=None) | Q(said=True))
