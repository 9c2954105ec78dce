"""Which pages keep the names of a chronology, and list what may still be one?"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.casefiles.queries import find_or_404
from heed.chronologies import actions, forms, presenters, queries
from heed.chronologies.models import Chronology, GlossaryEntry, PossibleName
from heed.chronologies.views import frame
from heed.chronologies.wording import Reader
from heed.core import clock
from heed.govuk.components import pages as pagination
from heed.govuk.forms import typed

ON_A_PAGE = 50
LABEL = Permission.CHRONOLOGY_LABEL
Kind = GlossaryEntry.Kind


@require_http_methods(frame.FORM_METHODS)
def names(request: ViewerRequest, reference: str) -> HttpResponse:
    """Show who stands behind each label and what may still name somebody; take what is no name."""
    chronology = frame.whole(request, reference, page="names")
    viewer, reader = request.viewer, frame.reader(request, chronology)
    may_label = checks.may(viewer, LABEL)
    paged = Paginator(queries.possible_names(chronology, viewer), ON_A_PAGE)
    page = paged.get_page(request.GET.get("page"))
    here = {str(one.pk): one for one in page.object_list}
    form = forms.NoNames(typed(request), possible=here.values())

    def do() -> object:
        found = [here[number] for number in form.cleaned_data["words"]]
        return actions.say_no_names(chronology, found, by=viewer, at=clock.now())

    if frame.act(form, do):
        messages.success(request, "They stay as they are, and are not listed again.")
        return redirect(request.get_full_path())
    context = {
        "reference": reference,
        "sections": presenters.sections(
            reference, current="chronologies:names", query=reader.query
        ),
        "switch": presenters.switch(reader, request.GET),
        "reader": reader,
        "may_label": may_label,
        "glossary": reader.words(
            lambda say: presenters.glossary_table(
                reader, reference=reference, may_change=may_label, say=say
            )
        ),
        "form": form,
        **(_to_be_labelled(request, chronology, reader, page) if may_label else {}),
    }
    return render(request, "chronologies/names.html", context)


def _to_be_labelled(
    request: ViewerRequest, chronology: Chronology, reader: Reader, page: Page[PossibleName]
) -> dict[str, Any]:
    """Return what whoever keeps the glossary has to look at, a page at a time."""
    reference = chronology.case_file.reference
    children = frame.children(request, chronology.case_file)
    last = page.paginator.num_pages
    pages = pagination(page.number, last=last, kept=presenters.kept(request.GET))
    return {
        "children": presenters.children_without_labels(
            chronology, children, reader, reference=reference
        ),
        "candidates": presenters.in_context(list(page.object_list), reader, reference=reference),
        "found": page.paginator.count,
        "pages": pages if last > 1 else None,
        "no_names": presenters.names_that_are_none(reader, reference=reference),
    }


@require_http_methods(frame.FORM_METHODS)
def add(request: ViewerRequest, reference: str, number: int | None = None) -> HttpResponse:
    """Give somebody or somewhere a label: words that may be a name, a child, or anybody."""
    chronology = frame.whole(request, reference, page="add a name", needs=LABEL)
    begins = {"kind": Kind.PERSON.value}
    if number is not None:
        possible = queries.possible_names(chronology, request.viewer)
        begins["names"] = find_or_404(possible, pk=number).words
    else:
        children = frame.children(request, chronology.case_file)
        begins |= presenters.child_to_name(children, request.GET.get("child", ""))
    form = forms.Naming(typed(request), initial=begins)

    def do() -> object:
        return actions.add_name(chronology, _named(form), by=request.viewer, at=clock.now())

    if frame.act(form, do):
        said = "Whoever reads labels now reads this one."
        return frame.done(request, "chronologies:names", reference, said=said)
    context = {"form": form, "reference": reference, "entry": None}
    return render(request, "chronologies/name.html", context)


@require_http_methods(frame.FORM_METHODS)
def change(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Change the names, the label or the role of an entry."""
    entry = _entry(request, reference, number, page="change a name")
    form = forms.Naming(typed(request), initial=presenters.named(entry))

    def do() -> object:
        seen, by = form.cleaned_data["seen"], request.viewer
        return actions.change_name(entry, _named(form), seen=seen, by=by, at=clock.now())

    if frame.act(form, do):
        said = "The entry is changed, and every row reads by it."
        return frame.done(request, "chronologies:names", reference, said=said)
    context = {"form": form, "reference": reference, "entry": entry}
    return render(request, "chronologies/name.html", context)


@require_http_methods(frame.FORM_METHODS)
def take_out(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Ask whether to take an entry out of the glossary, then do it."""
    entry = _entry(request, reference, number, page="take a name out")
    if request.method == "POST":
        actions.take_out(entry, by=request.viewer, at=clock.now())
        said = "It is taken out of the glossary."
        return frame.done(request, "chronologies:names", reference, said=said)
    context = {"reference": reference, "entry": entry, "is_name": entry.kind != Kind.NO_NAME}
    return render(request, "chronologies/take_out_name.html", context)


def _entry(request: ViewerRequest, reference: str, number: int, *, page: str) -> GlossaryEntry:
    checks.require(request.viewer, LABEL)
    seen = GlossaryEntry.visible_to(request.viewer).select_related("chronology__case_file")
    found = find_or_404(seen, pk=number, chronology__case_file__reference=reference)
    frame.note(request, found.chronology.case_file, page)
    return found


def _named(form: forms.Naming) -> actions.Named:
    given = form.cleaned_data
    return actions.Named(
        kind=Kind(given["kind"]), label=given["label"], names=given["names"], role=given["role"]
    )
