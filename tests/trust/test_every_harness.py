"""Does every harness hold in its quick version? A new one is in here without anyone remembering."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.trust import harnesses
from tests.trust.harnesses import Database, Harness

DATABASES = {
    Database.ROLLED_BACK: [pytest.mark.django_db],
    Database.COMMITTED: [pytest.mark.django_db(transaction=True)],
    Database.OWN: [],
}
HERE = [
    one
    for one in harnesses.all_of_them()
    if connection.vendor in one.engines and not one.only_in_full
]


def _marks(harness: Harness) -> list[pytest.MarkDecorator]:
    return DATABASES[harness.database] + [pytest.mark.journey] * harness.in_browser


# What a crawl happens to run through has not been tested, so it does not count as covered.
@pytest.mark.no_cover
@pytest.mark.parametrize(
    "harness", [pytest.param(one, id=one.name, marks=_marks(one)) for one in HERE]
)
def test_the_promise_holds(harness: Harness) -> None:
    figure = harness.run(False)

    assert figure.passed, figure.report
