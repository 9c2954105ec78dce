"""Fill a database with case files, and write down what each page asks of it.

Usage: python -m bench.filling SIZE (with DJANGO_SETTINGS_MODULE, HEED_VAR and DATABASE_URL set)
"""

from __future__ import annotations

import json
import os
import pickle
import sys
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402  (after django.setup)
from django.core.management import call_command  # noqa: E402  (after django.setup)
from django.db import connection  # noqa: E402  (after django.setup)
from django.test import Client  # noqa: E402  (after django.setup)
from django.urls import reverse  # noqa: E402  (after django.setup)

from bench import judgement  # noqa: E402  (after django.setup)
from heed.accounts.models import User  # noqa: E402  (after django.setup)
from heed.casefiles.models import CaseFile  # noqa: E402  (after django.setup)
from heed.children.models import Child  # noqa: E402  (after django.setup)
from heed.core import clock, references  # noqa: E402  (after django.setup)
from heed.demo import loading, marlshire  # noqa: E402  (after django.setup)
from heed.incidents.models import Incident, Judgement, Notification  # noqa: E402  (after django.setup)
from heed.partnership.models import Partnership  # noqa: E402  (after django.setup)
from heed.rapid_reviews.models import (  # noqa: E402  (after django.setup)
    Decision,
    Outcome,
    RapidReview,
    Recommendation,
    Sending,
)

VAR = Path(os.environ["HEED_VAR"])
OPEN_SHARE = 50  # one file in fifty still has a clock running
CASES = "desk:cases"
Query = tuple[str, Any]


def fill(size: int) -> None:
    """Load the demonstration and add case files until there are as many as asked for."""
    VAR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    today = clock.day(clock.now())
    loading.load(today=today)
    partnership = Partnership.objects.get(name=marlshire.NAME)
    there = CaseFile.unscoped.filter(partnership=partnership).count()
    _add_files(partnership, size - there, today=today)


def _add_files(partnership: Partnership, count: int, *, today: date) -> None:
    days = [today - timedelta(days=30 + number % 2500) for number in range(count)]
    files = CaseFile.unscoped.bulk_create(
        CaseFile(
            partnership=partnership,
            reference=references.new("SI"),
            opened_at=clock.at(day),
            opened_by_name="Filler",
        )
        for day in days
    )
    Child.unscoped.bulk_create(
        Child(case_file=file, position=1, name="Invented", born_on=day - timedelta(days=4000))
        for file, day in zip(files, days, strict=True)
    )
    incidents = Incident.unscoped.bulk_create(
        Incident(
            case_file=file,
            local_authority=partnership.local_authority,
            outcome=Incident.Outcome.SERIOUSLY_HARMED,
            happened_on=day,
            happened_in=partnership.local_authority,
            what_happened="Invented for measuring.",
            aware_on=day,
            reported_by_name="Filler",
            reported_at=clock.at(day),
        )
        for file, day in zip(files, days, strict=True)
    )
    Judgement.unscoped.bulk_create(
        Judgement(
            incident=incident,
            concern=Judgement.Concern.SUSPECTED,
            outcome=incident.outcome,
            aware_on=incident.aware_on,
            reasons="Invented.",
            judged_by_name="Filler",
            judged_for="Filler",
            judged_at=clock.at(incident.aware_on),
        )
        for incident in incidents
    )
    told = [incident for number, incident in enumerate(incidents) if number % OPEN_SHARE]
    Notification.unscoped.bulk_create(
        Notification(
            incident=incident,
            recipient=recipient,
            sent_at=clock.at(incident.aware_on + timedelta(days=2)),
            sent_by_name="Filler",
            due_on=incident.aware_on + timedelta(days=7),
            recorded_by_name="Filler",
            recorded_at=clock.at(incident.aware_on + timedelta(days=2)),
        )
        for incident in told
        for recipient in (
            Notification.Recipient.PANEL,
            Notification.Recipient.SAFEGUARDING_PARTNERS,
        )
    )
    reviews = RapidReview.unscoped.bulk_create(
        RapidReview(
            case_file_id=incident.case_file_id,
            incident=incident,
            stage=RapidReview.StageCode.ANSWERED,
            opened_at=clock.at(incident.aware_on + timedelta(days=3)),
        )
        for incident in told
    )
    _add_decisions(reviews)


def _add_decisions(reviews: list[RapidReview]) -> None:
    decided = [(review, review.opened_at + timedelta(days=11)) for review in reviews]
    recommendations = Recommendation.unscoped.bulk_create(
        Recommendation(
            review=review,
            outcome=Outcome.NO_REVIEW,
            national_importance=False,
            reasons="Invented.",
            group_name="Filler",
            recommended_on=clock.day(at),
            recorded_by_name="Filler",
            recorded_at=at,
        )
        for review, at in decided
    )
    decisions = Decision.unscoped.bulk_create(
        Decision(
            review=review,
            recommendation=recommendation,
            outcome=Outcome.NO_REVIEW,
            national_importance=False,
            reasons="Invented.",
            authority="STATUTORY_PARTNERS",
            decided_on=clock.day(at),
            decided_by_name="Filler",
            decided_at=at,
        )
        for (review, at), recommendation in zip(decided, recommendations, strict=True)
    )
    Sending.unscoped.bulk_create(
        Sending(
            review=review,
            decision=decision,
            sent_at=at,
            due_on=clock.day(at),
            sections={},
            recorded_by_name="Filler",
            recorded_at=at,
        )
        for (review, at), decision in zip(decided, decisions, strict=True)
    )


def capture() -> dict[str, int]:
    """Open each page once as the coordinator and keep its queries; return how many there were."""
    coordinator = User.objects.get(email=marlshire.COORDINATOR.email)
    client = Client()
    client.force_login(coordinator)
    review = _a_review()
    reference = review.reference
    judging = reverse("incidents:judge", args=[reference])
    typed = judgement.typed(review.incident.aware_on)
    pages: dict[str, Callable[[], Any]] = {
        "desk": lambda: client.get(reverse("desk:desk")),
        "list": lambda: client.get(reverse(CASES)),
        "case": lambda: client.get(reverse("desk:case", args=[reference])),
        "post": lambda: client.post(judging, typed),
    }
    kept: dict[str, list[Query]] = {}
    for name, ask in pages.items():
        ask()  # once for what is only done once
        queries: list[Query] = []
        with connection.execute_wrapper(_keeping(queries)):
            answer = ask()
        wanted = 302 if name == "post" else 200
        if answer.status_code != wanted:
            sys.exit(f"{name} answered {answer.status_code}: {answer.content.decode()[:2000]}")
        kept[name] = queries
    (VAR / "captured.pickle").write_bytes(pickle.dumps(kept))
    (VAR / "visit.json").write_text(
        json.dumps(
            {
                "cookie": settings.SESSION_COOKIE_NAME,
                "session": client.session.session_key,
                "paths": {
                    "desk": reverse("desk:desk"),
                    "list": reverse(CASES),
                    "case": reverse("desk:case", args=[reference]),
                    "post": judging,
                },
                "typed": typed,
            }
        )
    )
    return {name: len(queries) for name, queries in kept.items()}


def _a_review() -> RapidReview:
    review = RapidReview.unscoped.select_related("case_file", "incident").order_by("-pk").first()
    if review is None:
        sys.exit("There is no case to open.")
    return review


def _keeping(queries: list[Query]) -> Callable[..., Any]:
    def keep(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        # The bare view opens a transaction of its own.
        if not many and not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")):
            queries.append((sql, tuple(_to_keep(value) for value in params or ())))
        return execute(sql, params, many, context)

    return keep


def _to_keep(value: object) -> object:
    """Return a parameter without what only Heed knows: a word for a choice, bytes for a view."""
    if isinstance(value, Enum):
        return value.value
    return bytes(value) if isinstance(value, memoryview) else value


if __name__ == "__main__":
    fill(int(sys.argv[1]))
    print(json.dumps(capture()))
