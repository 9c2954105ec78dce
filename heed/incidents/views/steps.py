"""The pages on which somebody judges, gives a view, decides, or records who was told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.core import clock, meanwhile
from heed.core.meanwhile import RecordedMeanwhile
from heed.govuk.carried import NEVER_TYPED
from heed.govuk.forms import Form, typed
from heed.incidents import actions, queries
from heed.incidents.forms import steps
from heed.incidents.models import (
    Incident,
    Judgement,
    Notification,
    NotificationDecision,
    PartnerView,
)
from heed.incidents.presenters import answers
from heed.incidents.presenters import incident as presenters
from heed.incidents.presenters.incident import Recorded
from heed.incidents.views.cases import opened
from heed.partnership import queries as partnership
from heed.partnership.models import Agency

NOT_TYPED = NEVER_TYPED | {"then"}

R = TypeVar("R", Judgement, PartnerView, NotificationDecision)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing to record: its page, its action, and where each refusal belongs on the form.

    `so_far` is what has been recorded of the same kind, oldest first.
    """

    title: str
    form: Form
    record: Callable[[dict[str, Any]], object]
    done: str
    refusals: Mapping[type[Exception], str | None]
    so_far: Sequence[Recorded]
    help: str = ""


@require_http_methods(["GET", "POST"])
def judge(request: ViewerRequest, reference: str) -> HttpResponse:
    """Add a judgement; the earlier ones stay."""
    found = _open(request, reference, Permission.INCIDENT_JUDGE, page="new judgement")
    on = clock.day(clock.now())
    judgements = _so_far(request, found, Judgement)
    initial = {
        "outcome": found.outcome,
        "aware_on": found.aware_on,
        "seen": meanwhile.shown(judgements),
    }
    return _record(
        request,
        found,
        Act(
            title="Record a new judgement",
            help="The judgements made before stay on the record. Clocks count from the day given "
            "here.",
            form=steps.Judging(typed(request), initial=initial, on=on),
            record=lambda told: actions.judge(found, **told, by=request.viewer, at=clock.now()),
            done="The new judgement is recorded.",
            refusals={
                actions.InTheFuture: "aware_on",
                actions.BeforeItHappened: "aware_on",
                actions.ToldBefore: "aware_on",
                RecordedMeanwhile: "seen",
            },
            so_far=judgements,
        ),
    )


@require_http_methods(["GET", "POST"])
def give_view(request: ViewerRequest, reference: str) -> HttpResponse:
    """Add an agency's view on notifying; it never stops the clock."""
    found = _open(request, reference, Permission.INCIDENT_GIVE_VIEW, page="new view")
    agencies = _speaks_for(request)
    choices = [(str(pk), agency.name) for pk, agency in agencies.items()]
    views = _so_far(request, found, PartnerView, naming="agency")
    initial = {"seen": meanwhile.shown(views)}
    if len(choices) == 1:
        initial["agency"] = choices[0][0]

    def give(told: dict[str, Any]) -> None:
        actions.give_view(
            found,
            agency=agencies[int(told["agency"])],
            would_notify=told["would_notify"] == "yes",
            reasons=told["reasons"],
            seen=told["seen"],
            by=request.viewer,
            at=clock.now(),
        )

    act = Act(
        title="Record a view on notifying",
        help="The duty to notify is the authority’s. A partner who disagrees is heard and kept on "
        "the record; it does not stop the clock.",
        form=steps.GivingView(typed(request), initial=initial, agencies=choices),
        record=give,
        done="The view is recorded.",
        refusals={actions.NotYourAgency: "agency", RecordedMeanwhile: "seen"},
        so_far=views,
    )
    return _record(request, found, act)


@require_http_methods(["GET", "POST"])
def decide(request: ViewerRequest, reference: str) -> HttpResponse:
    """Add the authority's decision to notify or not; earlier decisions stay."""
    permission = Permission.INCIDENT_DECIDE_NOTIFICATION
    found = _open(request, reference, permission, page="new decision")
    decisions = _so_far(request, found, NotificationDecision)

    def decide_it(told: dict[str, Any]) -> None:
        actions.decide_notification(
            found,
            notify=told["notify"] == "yes",
            reasons=told["reasons"],
            seen=told["seen"],
            by=request.viewer,
            at=clock.now(),
        )

    act = Act(
        title="Record the decision on notifying",
        help="Record the decision either way. A decision not to notify is kept with its reasons, "
        "and can be followed by another.",
        form=steps.Deciding(typed(request), initial={"seen": meanwhile.shown(decisions)}),
        record=decide_it,
        done="The decision is recorded.",
        refusals={RecordedMeanwhile: "seen"},
        so_far=decisions,
    )
    return _record(request, found, act)


@require_http_methods(["GET", "POST"])
def notify(request: ViewerRequest, reference: str) -> HttpResponse:
    """Record that somebody was told: whom, when, by whom, and why late if it was."""
    permission = Permission.INCIDENT_RECORD_NOTIFICATION
    found = _open(request, reference, permission, page="new notification")
    (known,) = queries.so_far([found])
    request.known_of_case = known
    # What was sent is understood in any case: somebody else may have recorded it meanwhile.
    told_already = known.notifications if request.method == "GET" else {}
    left = [one for one in Notification.Recipient if one not in told_already]
    if not left:
        messages.success(request, "Everybody has been told already.")
        return redirect("incidents:incident", reference=reference)

    @transaction.atomic
    def tell(told: dict[str, Any]) -> None:
        for recipient in told.pop("recipients"):
            actions.record_notification(
                found, **told, recipient=recipient, by=request.viewer, at=clock.now()
            )

    told = sorted(known.notifications.values(), key=lambda one: (one.sent_at, one.pk))
    act = Act(
        title="Record that somebody was told",
        form=steps.Telling(typed(request), recipients=left),
        record=tell,
        done="The notification is recorded.",
        refusals={
            actions.AlreadyNotified: "recipients",
            actions.InTheFuture: "sent_at",
            actions.BeforeAnybodyKnew: "sent_at",
            actions.LatenessUnexplained: "late_because",
        },
        so_far=told,
    )
    on = clock.day(clock.now())
    due = presenters.due(queries.deadlines_of(known, on=on), on=on)
    return _record(request, found, act, due=due)


def _open(request: ViewerRequest, reference: str, permission: Permission, *, page: str) -> Incident:
    found = opened(request, reference, page=page)
    checks.require(request.viewer, permission)
    return found


def _so_far(
    request: ViewerRequest, incident: Incident, kind: type[R], *, naming: str = "incident"
) -> list[R]:
    """Return what this person may see of one kind that was recorded, with what each names."""
    rows = kind.visible_to(request.viewer).filter(incident=incident)
    return list(rows.select_related(naming).order_by("pk"))


def _record(
    request: ViewerRequest, incident: Incident, act: Act, *, due: list[str] | None = None
) -> HttpResponse:
    """Ask, show it once more because it cannot be undone, then record it."""
    context = {
        "act": act,
        "form": act.form,
        "due": due or [],
        "so_far": presenters.recorded(act.so_far),
        "reference": incident.reference,
    }
    if request.method == "POST" and act.form.is_valid():
        then = request.POST.get("then")
        recorded = then == "record" and act.form.carried_out(
            lambda: act.record(dict(act.form.cleaned_data)), refusals=act.refusals
        )
        if recorded:
            messages.success(request, act.done)
            return redirect("incidents:incident", reference=incident.reference)
        if then not in ("record", "change"):
            typed = [
                (name, value)
                for name, values in request.POST.lists()
                if name not in NOT_TYPED
                for value in values
            ]
            shown = {"rows": answers.rows(act.form), "typed": typed}
            return render(request, "incidents/step_check.html", {**context, **shown})
    return render(request, "incidents/step.html", context)


def _speaks_for(request: ViewerRequest) -> dict[int, Agency]:
    """Return the agencies this person may give a view for.

    :raises PermissionDenied: if they act for none
    """
    viewer = request.viewer
    agencies = partnership.agencies(viewer.partnership_id, on=clock.day(clock.now()))
    if not checks.may(viewer, Permission.INCIDENT_DECIDE_NOTIFICATION):
        agencies = agencies.filter(pk=viewer.agency_id or 0)
    found = {agency.pk: agency for agency in agencies}
    if not found:
        raise PermissionDenied("You act for no agency, so you cannot give an agency’s view.")
    return found
