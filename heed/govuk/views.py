"""What does everything in the kit look like, in every state?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from heed.govuk import components, specimens


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every field fresh, filled in and wrong, and every component."""
    return render(
        request,
        "govuk/gallery.html",
        {
            "fresh": specimens.Questions(prefix="fresh"),
            "filled": specimens.Questions(specimens.answers("filled"), prefix="filled"),
            "wrong": specimens.Questions(specimens.MISTAKES, prefix="wrong"),
            "searching": specimens.Search(request.GET or None),
            "case": specimens.CASE,
            "clocks": specimens.CLOCKS,
            "history": specimens.HISTORY,
            "table": specimens.TABLE,
            "badges": specimens.BADGES,
            "chosen": specimens.CHOSEN,
            "pages": components.pages(3, last=12, kept=(("stage", "open"),)),
        },
    )


@require_safe
def specimen_case(request: HttpRequest) -> HttpResponse:
    """Show the frame of a case page with invented content."""
    context = {
        "case": specimens.CASE,
        "clocks": specimens.CLOCKS,
        "history": specimens.HISTORY,
    }
    return render(request, "govuk/specimen_case.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def specimen_form(request: HttpRequest) -> HttpResponse:
    """Show the frame of a page with one question, and what it says when the answer is wrong."""
    form = specimens.OneQuestion(request.POST or None)
    return render(request, "govuk/specimen_form.html", {"form": form})
