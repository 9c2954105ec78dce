"""Which pages choose the columns agencies are asked for, and hand out the blank template?"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.chronologies import actions, blanks, forms, presenters, queries
from heed.chronologies.outputs import blank
from heed.chronologies.outputs.blank import Blank
from heed.chronologies.views import frame
from heed.core import clock
from heed.govuk.forms import typed


@require_http_methods(frame.FORM_METHODS)
def template(request: ViewerRequest, reference: str) -> HttpResponse:
    """Choose the columns of the template: which, in which order, in which words."""
    needed = Permission.CHRONOLOGY_PLAN
    chronology = frame.whole(request, reference, page="template", needs=needed)
    form = forms.ChoosingColumns(
        typed(request),
        columns=chronology.columns,
        initial={"seen": queries.mark_of_plan(chronology)},
    )

    def do() -> object:
        return actions.choose_columns(
            chronology,
            form.columns(),
            seen=form.cleaned_data["seen"],
            by=request.viewer,
            at=clock.now(),
        )

    if frame.act(form, do):
        said = "The columns are saved. The blank template has them from now on."
        return frame.done(request, "chronologies:template", reference, said=said)
    context = {
        "form": form,
        "reference": reference,
        "blanks": presenters.blanks(reference),
    }
    return render(request, "chronologies/template.html", context)


@require_safe
def for_anybody(request: ViewerRequest, reference: str, ending: str) -> HttpResponse:
    """Give the blank template as a file, for a letter to agencies."""
    needed = Permission.CHRONOLOGY_PLAN
    chronology = frame.whole(request, reference, page="blank template", needs=needed)
    return _file(blanks.blank(chronology), reference, ending)


@require_safe
def for_agency(request: ViewerRequest, reference: str, number: int, ending: str) -> HttpResponse:
    """Give the blank template as a file to whoever was asked for a chronology."""
    asked = frame.asked(request, reference, number, page="blank template")
    return _file(blanks.blank(asked.chronology, asked), reference, ending)


def _file(wanted: Blank, reference: str, ending: str) -> HttpResponse:
    if ending not in blank.ENDINGS:
        raise Http404
    content = blank.written(wanted, ending=ending, produced_at=clock.now())
    return frame.file(content, name=f"{wanted.marking} template {reference}.{ending}")
