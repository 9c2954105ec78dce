"""Which header is on every page of a case? The same one, drawn from the top of the house."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from heed.access.viewer import ViewerRequest
from heed.casefiles import presenters
from heed.core import clock
from heed.desk import queries
from heed.govuk.components import CaseHeader
from heed.incidents.queries import SoFar

# The tab of every page of a room that has no tab of its own.
TABS = {
    "desk": "desk:case",
    "incidents": "incidents:incident",
    "attachments": "attachments:documents",
    "casefiles": "casefiles:access",
    "rapid_reviews": "rapid_reviews:review",
    "chronologies": "chronologies:chronology",
    "practice_reviews": "practice_reviews:review",
    "retention": "retention:file",
}
# Pages that stand behind the tab of another one.
BEHIND = {"desk:case_entries": "desk:case_trail"}
HAVE_A_TAB = {page for _, page, _ in presenters.TABS}


def case_header(request: HttpRequest) -> dict[str, Any]:
    """Give the template of a page of a case its header, as `case`; other pages get nothing.

    It is worked out when it is drawn: pages that say “not found” never ask, so that they are the
    same for what is hidden and what is missing.
    """
    found = request.resolver_match
    if found is None or found.namespace not in TABS or "reference" not in found.kwargs:
        return {}
    page = BEHIND.get(found.view_name, found.view_name)
    tab = page if page in HAVE_A_TAB else TABS[found.namespace]
    reference = found.kwargs["reference"]
    asking = cast(ViewerRequest, request)
    return {"case": SimpleLazyObject(lambda: _header(asking, reference, tab))}


def _header(request: ViewerRequest, reference: str, tab: str) -> CaseHeader | None:
    """Return the header the page has left, or else ask; None if the file is not open to them."""
    if hasattr(request, "case_header"):
        return request.case_header
    on = clock.day(clock.now())
    known = getattr(request, "known_of_case", None)
    stands = queries.standing(
        request.viewer, reference, on=on, known=known if isinstance(known, SoFar) else None
    )
    if stands is None:
        return None
    return presenters.case_header(
        stands.case_file,
        current=tab,
        viewer=request.viewer,
        stage=stands.stage,
        on=on,
        next_deadline=stands.next_deadline,
    )
