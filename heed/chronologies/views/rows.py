"""Which pages show one row, and take what readers write beside it and what its agency answers?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import ViewerRequest
from heed.casefiles.queries import find_or_404
from heed.chronologies import actions, forms, presenters, queries
from heed.chronologies.models import AgencyQuestion, ChronologyRow
from heed.chronologies.views import frame
from heed.chronologies.views.judging import what_is_found
from heed.core import clock
from heed.govuk.forms import typed


@require_safe
def row(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Show one row as it was written and understood, with what stands beside it."""
    found = frame.row(request, reference, number, page="row", needs=Permission.CHRONOLOGY_READ)
    viewer, reader = request.viewer, frame.reader(request, found.chronology)
    beside = queries.beside([found], viewer)
    context = {
        "reference": reference,
        "row": found,
        "line": reader.words(
            lambda say: presenters.line(found, beside, reference=reference, say=say)
        ),
        "cells": reader.words(lambda say: presenters.cells_table(found, say=say)),
        "facts": reader.words(lambda say: presenters.row_facts(found, say=say)),
        "switch": presenters.switch(reader, request.GET),
        "query": reader.query,
        "reads_all": queries.reads_all(viewer),
        "sections": presenters.sections(
            reference, current="chronologies:chronology", query=reader.query
        ),
        "may_write": checks.may(viewer, Permission.CHRONOLOGY_ANNOTATE),
        "may_answer": checks.may(viewer, Permission.CHRONOLOGY_RETURN),
    }
    if checks.may(viewer, Permission.CHRONOLOGY_JUDGE):
        context |= what_is_found(request, found, reader)
    return render(request, "chronologies/row.html", context)


@require_http_methods(frame.FORM_METHODS)
def note(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Write what readers see in a row; if somebody was faster, show theirs beside it."""
    found = frame.row(request, reference, number, page="note", needs=Permission.CHRONOLOGY_ANNOTATE)
    there = queries.beside([found], request.viewer).notes.get(found.pk)
    initial = {"words": there.words if there else "", "marks": presenters.marks(there)}
    form = forms.Note(typed(request), initial={**initial, "seen": queries.mark_of_note(there)})

    def do() -> object:
        given = form.cleaned_data
        return actions.write_note(
            found,
            words=given["words"],
            is_key_episode="key" in given["marks"],
            is_good_practice="good" in given["marks"],
            seen=given["seen"],
            by=request.viewer,
            at=clock.now(),
        )

    if frame.act(form, do):
        said = "The note stands beside the row."
        return frame.done(request, "chronologies:row", reference, number, said=said)
    context = {
        "form": form,
        "reference": reference,
        "theirs": presenters.note_in_words(there),
        **_about(request, found),
    }
    return render(request, "chronologies/note.html", context)


@require_http_methods(frame.FORM_METHODS)
def ask(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Ask the agency whose row it is."""
    needed = Permission.CHRONOLOGY_ANNOTATE
    found = frame.row(request, reference, number, page="ask about a row", needs=needed)
    form = forms.Question(typed(request))

    def do() -> object:
        return actions.ask_about(found, **form.cleaned_data, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        said = f"{found.agency} sees the question beside its row."
        return frame.done(request, "chronologies:row", reference, number, said=said)
    context = {"form": form, "reference": reference, **_about(request, found)}
    return render(request, "chronologies/ask_about.html", context)


@require_http_methods(frame.FORM_METHODS)
def answer(request: ViewerRequest, reference: str, number: int) -> HttpResponse:
    """Answer a question about a row of one's agency."""
    checks.require(request.viewer, Permission.CHRONOLOGY_RETURN)
    seen = AgencyQuestion.visible_to(request.viewer).select_related(
        "row__agency", "row__received", "row__chronology__case_file"
    )
    question = find_or_404(seen, pk=number, row__chronology__case_file__reference=reference)
    frame.note(request, question.row.chronology.case_file, "answer")
    form = forms.Answer(typed(request))

    def do() -> object:
        return actions.answer(question, **form.cleaned_data, by=request.viewer, at=clock.now())

    if frame.act(form, do):
        said = "Your answer stands beside the row."
        return frame.done(request, "chronologies:row", reference, question.row_id, said=said)
    about = _about(request, question.row)
    context = {"form": form, "reference": reference, "question": question, **about}
    return render(request, "chronologies/answer.html", context)


def _about(request: ViewerRequest, row: ChronologyRow) -> dict[str, Any]:
    """Return which row a form is about, as this person reads it."""
    reader = frame.reader(request, row.chronology)
    about = reader.words(lambda say: presenters.about(row, say=say))
    return {"row": row, "about": about, "query": reader.query}
