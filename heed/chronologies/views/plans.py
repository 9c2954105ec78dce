"""Which pages plan a chronology, ask agencies for theirs, and show how each stands?"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.chronologies import actions, forms, presenters, queries
from heed.chronologies.rows import Meaning
from heed.chronologies.views import frame
from heed.core import clock
from heed.govuk.forms import typed


@require_http_methods(frame.FORM_METHODS)
def plan(request: ViewerRequest, reference: str) -> HttpResponse:
    """Say what the chronology of a case is about, or change it."""
    case_file = frame.opened(request, reference, page="plan", needs=Permission.CHRONOLOGY_PLAN)
    children = list(frame.children(request, case_file))
    found = queries.chronology_of(case_file, request.viewer)
    on = clock.day(clock.now())
    form = forms.Planning(
        typed(request),
        on=on,
        children=presenters.child_choices(children),
        initial=presenters.planned(found) if found else presenters.usual_plan(children),
    )

    def do() -> object:
        given = dict(form.cleaned_data)
        seen = given.pop("seen")
        wanted = actions.Plan(
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            children=[int(one) for one in given["children"]],
            asks_for=[Meaning(one) for one in given["asks_for"]],
        )
        by, at = request.viewer, clock.now()
        if found is None:
            return actions.plan(case_file, wanted, by=by, at=at)
        return actions.change_plan(found, wanted, seen=seen, by=by, at=at)

    if frame.act(form, do):
        said = "The chronology is planned." if found is None else "The plan is changed."
        return frame.done(request, "chronologies:agencies", reference, said=said)
    context = {"form": form, "reference": reference, "is_new": found is None}
    return render(request, "chronologies/plan.html", context)


@require_safe
def agencies(request: ViewerRequest, reference: str) -> HttpResponse:
    """List the agencies asked, when each return is due, and what came."""
    chronology = frame.whole(request, reference, page="agencies")
    asked = queries.asked_agencies(chronology.case_file, request.viewer)
    on = clock.day(clock.now())
    context = {
        "reference": reference,
        "sections": presenters.sections(
            reference, current="chronologies:agencies", query=frame.query(request)
        ),
        "facts": presenters.plan_facts(chronology, frame.children(request, chronology.case_file)),
        "asked": asked,
        "table": presenters.agencies_table(
            asked, reference=reference, on=on, query=frame.query(request)
        ),
        "may_plan": checks.may(request.viewer, Permission.CHRONOLOGY_PLAN),
    }
    return render(request, "chronologies/agencies.html", context)


@require_http_methods(frame.FORM_METHODS)
def ask(request: ViewerRequest, reference: str) -> HttpResponse:
    """Ask agencies for their chronologies, by a day they have agreed to."""
    needed = Permission.CHRONOLOGY_PLAN
    chronology = frame.whole(request, reference, page="ask agencies", needs=needed)
    on = clock.day(clock.now())
    left = {str(one.pk): one for one in queries.not_asked(chronology, request.viewer, on=on)}
    form = forms.Asking(
        typed(request), on=on, agencies=[(number, one.name) for number, one in left.items()]
    )

    def do() -> object:
        given = form.cleaned_data
        return actions.ask(
            chronology,
            [left[number] for number in given["agencies"]],
            due_on=given["due_on"],
            note=given["note"],
            by=request.viewer,
            at=clock.now(),
        )

    if frame.act(form, do):
        said = "They are asked, and the case is open to whoever speaks for them."
        return frame.done(request, "chronologies:agencies", reference, said=said)
    context = {
        "form": form,
        "reference": reference,
        "left": left,
        "blanks": presenters.blanks(reference),
    }
    return render(request, "chronologies/ask.html", context)


@require_http_methods(frame.FORM_METHODS)
def move_due_day(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Agree on another day with an agency."""
    needed = Permission.CHRONOLOGY_PLAN
    asked = frame.asked(request, reference, number, page="move a day", needs=needed)
    form = forms.MovingDueDay(
        typed(request), on=clock.day(clock.now()), initial={"due_on": asked.due_on}
    )

    def do() -> object:
        return actions.move_due_day(asked, **form.cleaned_data, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        said = "The day is moved."
        return frame.done(request, "chronologies:asked", reference, number, said=said)
    context = {"form": form, "reference": reference, "asked": asked}
    return render(request, "chronologies/move_due_day.html", context)
