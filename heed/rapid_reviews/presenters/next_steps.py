"""What has to happen next to a rapid review, and may this person do it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.govuk.components import Link
from heed.partnership.arrangements import DecisionAuthority
from heed.rapid_reviews import queries
from heed.rapid_reviews.models import Outcome, RapidReview
from heed.rapid_reviews.presenters.page import Weighed
from heed.rapid_reviews.workflow import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What has to happen next, and where; `href` is empty for people who cannot do it."""

    words: str
    button: str = ""
    href: str = ""


def next_step(
    review: RapidReview,
    *,
    unanswered: Sequence[Weighed],
    decides: DecisionAuthority | None,
    waiting_for: Sequence[str],
    outcome: str | None,
    viewer: Viewer,
) -> NextStep:
    """Return what has to happen next; `waiting_for` names partners without a position."""
    stage = Stage(review.stage)
    if stage is Stage.GATHERING:
        return _next_while_gathering(review, unanswered, viewer)
    if stage is Stage.RECOMMENDED:
        return _next_to_decide(review, decides, waiting_for, viewer)
    if stage is Stage.DECIDED:
        return _step(
            "Send the rapid review and the decision to the Panel, and record when.",
            "Record the sending", "send", Permission.RAPID_REVIEW_SEND, review, viewer,
        )  # fmt: skip
    if stage is Stage.SENT:
        return _step(
            "Waiting for the Panel’s reply.",
            "Record the Panel’s reply", "reply", Permission.RAPID_REVIEW_RECORD_REPLY,
            review, viewer,
        )  # fmt: skip
    return NextStep(words=_after_the_reply(outcome))


def _next_while_gathering(
    review: RapidReview, unanswered: Sequence[Weighed], viewer: Viewer
) -> NextStep:
    if not unanswered:
        return _step(
            "Every criterion is answered. The review group can make its recommendation.",
            "Record the recommendation", "recommend", Permission.RAPID_REVIEW_RECOMMEND,
            review, viewer,
        )  # fmt: skip
    first = unanswered[0].question
    names = ", ".join(one.question.heading for one in unanswered)
    step = f"Gather the facts and answer the criteria. Still open: {names}."
    if not checks.may(viewer, Permission.RAPID_REVIEW_ANSWER_CRITERIA):
        return NextStep(words=step)
    href = reverse("rapid_reviews:criterion", args=[review.reference, first.key])
    return NextStep(words=step, button=f"Answer {first.heading}", href=href)


def _next_to_decide(
    review: RapidReview,
    decides: DecisionAuthority | None,
    waiting_for: Sequence[str],
    viewer: Viewer,
) -> NextStep:
    if decides is None:
        return NextStep(words="Publish the arrangements of today first: they say who decides.")
    if waiting_for:
        says = (
            f"Each safeguarding partner gives its position. Still open: {', '.join(waiting_for)}."
        )
        if viewer.agency_name not in waiting_for:
            return NextStep(words=says)
        return _step(
            says, "Give your agency’s position", "position",
            Permission.RAPID_REVIEW_GIVE_POSITION, review, viewer,
        )  # fmt: skip
    says = f"The decision is for {decides.label}."
    if not queries.may_decide(viewer, decides):
        return NextStep(words=says)
    return _step(
        says, "Record the decision", "decide", Permission.RAPID_REVIEW_DECIDE, review, viewer
    )


def _after_the_reply(outcome: str | None) -> str:
    if outcome == Outcome.LOCAL_REVIEW:
        return "The Panel has answered. The local review goes on under its own heading."
    return (
        "The Panel has answered. Its view is a criterion to weigh, not an order: if it changes "
        "yours, reconsider; if not, nothing more is needed."
    )


def _step(
    says: str, button: str, page: str, permission: Permission, review: RapidReview, viewer: Viewer
) -> NextStep:
    if not checks.may(viewer, permission):
        return NextStep(words=says)
    href = reverse(f"rapid_reviews:{page}", args=[review.reference])
    return NextStep(words=says, button=button, href=href)


def other_actions(review: RapidReview, *, outcome: str | None, viewer: Viewer) -> list[Link]:
    """Return what else this person may do at this stage."""
    links = [
        Link(text=text, href=reverse(f"rapid_reviews:{page}", args=[review.reference]))
        for text, page, permission, stages in OTHER_ACTIONS
        if Stage(review.stage) in stages and checks.may(viewer, permission)
    ]
    stands = Stage(review.stage) in {Stage.DECIDED, Stage.SENT, Stage.ANSWERED}
    if stands and outcome == Outcome.LOCAL_REVIEW:
        href = reverse("practice_reviews:review", args=[review.reference])
        links.append(Link(text="Go to the local review", href=href))
    return links


OTHER_ACTIONS = (
    (
        "Change your agency’s position",
        "position",
        Permission.RAPID_REVIEW_GIVE_POSITION,
        {Stage.RECOMMENDED},
    ),
    (
        "Record another reply from the Panel",
        "reply",
        Permission.RAPID_REVIEW_RECORD_REPLY,
        {Stage.ANSWERED},
    ),
    (
        "Reconsider, because something has changed",
        "reconsider",
        Permission.RAPID_REVIEW_RECOMMEND,
        {Stage.RECOMMENDED, Stage.DECIDED, Stage.SENT, Stage.ANSWERED},
    ),
)


def may_write(review: RapidReview, viewer: Viewer) -> bool:
    """Say whether this person may change the sections now."""
    sent = Stage(review.stage) in {Stage.SENT, Stage.ANSWERED}
    return not sent and checks.may(viewer, Permission.RAPID_REVIEW_WRITE)


def may_answer(review: RapidReview, viewer: Viewer) -> bool:
    """Say whether this person may answer criteria now."""
    gathering = Stage(review.stage) is Stage.GATHERING
    return gathering and checks.may(viewer, Permission.RAPID_REVIEW_ANSWER_CRITERIA)
