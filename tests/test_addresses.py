"""Does no address count rows of the database? Decision 19 says why none may."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

# Numbers that are not the database's own: the second child of a report, version 3 of a document.
NO_ROWS = {"incidents:report_remove_child", "attachments:download"}


def plain_numbers(resolver: URLResolver, room: str = "") -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        converters: dict[str, Any] = pattern.pattern.converters
        if isinstance(pattern, URLResolver):
            found += plain_numbers(pattern, pattern.app_name or room)
        elif isinstance(pattern, URLPattern):
            name = f"{room}:{pattern.name}"
            found += [name for one in converters.values() if isinstance(one, IntConverter)]
    return found


def test_numbers_of_rows_are_sealed() -> None:
    assert set(plain_numbers(get_resolver())) - NO_ROWS == set()
