"""What is recorded on some cases that a period may be counted from?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from heed.children import queries as children
from heed.children.models import Child
from heed.core import clock
from heed.incidents.models import Notification, NotificationDecision
from heed.practice_reviews.models import PracticeReview
from heed.rapid_reviews.models import PanelReply, RapidReview
from heed.rapid_reviews.workflow import Stage
from heed.retention.reckoning import Facts, Life

# Replies after which the partners have something to do: the work goes on.
GOES_ON = frozenset(
    {
        PanelReply.Category.AGREES_REVIEW,
        PanelReply.Category.RECOMMENDS_REVIEW,
        PanelReply.Category.ASKS_FOR_MORE,
        PanelReply.Category.NATIONAL_REVIEW,
    }
)
Ended = tuple[date, str]


def facts(files: Collection[int]) -> dict[int, Facts]:
    """Return the facts of each file, in six questions, however many there are."""
    lives = children.on_files(files)
    ended = _not_notified(files) | _answered(files) | _reviewed(files)
    completed = dict(
        PracticeReview.unscoped.filter(case_file_id__in=files)
        .exclude(completed_on=None)
        .values_list("case_file_id", "completed_on")
    )
    found = {}
    for file in files:
        day, by = ended.get(file) or (None, "")
        found[file] = Facts(
            ended_on=day,
            ended_by=by,
            review_completed_on=completed.get(file),
            children=tuple(_life(child) for child in lives.get(file, ())),
        )
    return found


def _life(child: Child) -> Life:
    return Life(
        name=f"Child {child.position}",
        born_on=child.born_on,
        died_on=child.died_on,
        looked_after=child.was_looked_after,
    )


def _not_notified(files: Collection[int]) -> dict[int, Ended | None]:
    """Return where it was decided last not to notify, and nobody was told all the same."""
    told = set(
        Notification.unscoped.filter(incident__case_file_id__in=files).values_list(
            "incident__case_file_id", flat=True
        )
    )
    decisions = NotificationDecision.unscoped.filter(incident__case_file_id__in=files)
    latest = {
        file: (notify, decided_at)
        for file, notify, decided_at in decisions.order_by("decided_at", "pk").values_list(
            "incident__case_file_id", "notify", "decided_at"
        )
    }
    return {
        file: (clock.day(decided_at), "It was decided not to notify")
        for file, (notify, decided_at) in latest.items()
        if not notify and file not in told
    }


def _answered(files: Collection[int]) -> dict[int, Ended | None]:
    """Return where the Panel's last reply left nothing to do; None where a rapid review goes on."""
    stages = RapidReview.unscoped.filter(case_file_id__in=files)
    found: dict[int, Ended | None] = dict.fromkeys(
        stages.values_list("case_file_id", flat=True), None
    )
    replies = PanelReply.unscoped.filter(
        review__case_file_id__in=files, review__stage=Stage.ANSWERED.value
    )
    for file, category, received_on in replies.order_by("recorded_at", "pk").values_list(
        "review__case_file_id", "category", "received_on"
    ):
        found[file] = None if category in GOES_ON else (received_on, "The Panel replied")
    return found


def _reviewed(files: Collection[int]) -> dict[int, Ended | None]:
    """Return where a local review was completed; None where one goes on."""
    reviews = PracticeReview.unscoped.filter(case_file_id__in=files)
    return {
        file: (completed_on, "The local review was completed") if completed_on else None
        for file, completed_on in reviews.values_list("case_file_id", "completed_on")
    }
