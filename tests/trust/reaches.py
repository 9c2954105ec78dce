"""Where does each canary stand, and was anybody shown one that their role does not reach?"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from django.apps import apps

from heed.access import role_table
from tests.trust.worlds import planting
from tests.trust.worlds.canaries import Canaries
from tests.trust.worlds.founding import Somebody

Columns = dict[str, set[str]]  # canary: the columns it stands in

# Columns that are kept and that no page shows: nobody inside can find what stands only there.
NOT_SHOWN: Final = frozenset(
    {
        "casefiles.CaseFile.opened_by_name",
        "incidents.Judgement.judged_for",
        "incidents.Notification.late_because",  # only where it was late, which these are not
        "incidents.Notification.recorded_by_name",
        "practice_reviews.EarlierWording.replaced_by_name",
        "practice_reviews.EarlierWording.words",
        "rapid_reviews.CriterionAnswer.words",  # the words of the day stand on the page
        "rapid_reviews.EarlierWording.replaced_by_name",
        "rapid_reviews.EarlierWording.words",
        "rapid_reviews.EarlierWording.written_by_name",
        "rapid_reviews.Sending.recorded_by_name",
    }
)


def columns(canaries: Canaries) -> Columns:
    """Return, for each canary, the columns of case data it stands in."""
    found: Columns = defaultdict(set)
    for model in planting.tables():
        for row in model.unscoped.all():
            for field in planting.columns(model):
                for canary in canaries.found_in(planting.text(row, field)):
                    found[canary].add(planting.label(field))
    return found


def beyond(somebody: Somebody, found: set[str], held: Columns) -> set[str]:
    """Return the canaries that this person's role does not reach, of those they were shown."""
    reached = set(role_table.TABLE[somebody.role]) if somebody.role else set()
    return {
        word
        for word in found
        if word in held and not {_field(label).model.resource for label in held[word]} & reached
    }


def could_be_found(words: set[str], held: Columns) -> set[str]:
    """Return the canaries that stand somewhere a page shows."""
    return {word for word in words if word not in held or held[word] - NOT_SHOWN}


def _field(label: str) -> Any:
    model, _, name = label.rpartition(".")
    return apps.get_model(model)._meta.get_field(name)
