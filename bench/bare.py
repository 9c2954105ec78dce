"""A Django view that makes the queries of a page and nothing else: the page's lower bound."""

from __future__ import annotations

import os
import pickle
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

CAPTURED = Path(os.environ["HEED_VAR"]) / "captured.pickle"


def replay(_: HttpRequest, name: str) -> HttpResponse:
    """Make every query the page makes, fetch every row, and answer with two letters."""
    together = transaction.atomic() if name == "post" else nullcontext()
    with together, connection.cursor() as cursor:
        for sql, parameters in _captured()[name]:
            cursor.execute(sql, parameters)
            if cursor.description is not None:
                cursor.fetchall()
    return HttpResponse("ok")


_kept: dict[str, list[tuple[str, Any]]] = {}


def _captured() -> dict[str, list[tuple[str, Any]]]:
    if not _kept:
        _kept.update(pickle.loads(CAPTURED.read_bytes()))  # noqa: S301  (written by this run)
    return _kept


urlpatterns = [path("<str:name>/", replay)]
