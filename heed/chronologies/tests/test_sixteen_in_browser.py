"""The sixteen returns are sent in a browser: is every line of them in the combined chronology?"""

from __future__ import annotations

import pytest

from heed.casefiles.models import CaseFile
from heed.chronologies.models import ChronologyRow, ReceivedReturn, ReturnProblem
from heed.chronologies.returns import guessing
from heed.chronologies.returns.tests import accounting
from heed.chronologies.rows import Problem, Return, Row
from heed.chronologies.tests import test_sixteen
from heed.chronologies.tests.browsing import answered, at, said
from heed.chronologies.tests.factories import AskedAgencyFactory
from heed.chronologies.tests.sending import send
from tests.pages import PageClient

pytestmark = pytest.mark.usefixtures("now", "files", "chronology")


def test_sixteen_returns_sent_by_sixteen_agencies_are_in_the_chronology_whole(
    coordinator: PageClient, chronology: object, case_file: CaseFile
) -> None:
    asked = {name: AskedAgencyFactory(chronology=chronology) for name in test_sixteen.FILES}

    pages = {
        name: answered(send(coordinator, one, (test_sixteen.FOLDER / name).read_bytes(), name=name))
        for name, one in asked.items()
    }

    assert [name for name, page in pages.items() if "its rows stand" not in page] == []
    wrong = {name: _left_out(name) for name in asked}
    assert {name: what for name, what in wrong.items() if what} == {}
    rows = ChronologyRow.visible_to(coordinator.viewer)
    assert sorted(rows.values_list("place", flat=True)) == list(range(1, rows.count() + 1))
    assert rows.count() == sum(len(test_sixteen.read(name).rows) for name in asked)
    assert "Kai brought in dead." in said(coordinator, at("chronology", case_file) + "?text=dead")


def _left_out(name: str) -> list[str]:
    """Return what of a file is nowhere in the database."""
    opened = test_sixteen.opened(name)
    received = ReceivedReturn.unscoped.get(document__file_name=name)
    kept = Return(
        file=name,
        agency="",
        columns=(),
        rows=tuple(
            Row(file=name, number=row.number, agency="", columns=(), when=row.when,
                cells=tuple(row.written_cells), table=row.table or None)
            for row in ChronologyRow.unscoped.filter(received=received)
        ),
        problems=tuple(
            Problem(name, one.row, one.what, one.table or None)
            for one in ReturnProblem.unscoped.filter(received=received)
        ),
    )  # fmt: skip
    mapping = guessing.guess(opened)
    rows_in, rows_out_and_told = accounting.counted(opened, mapping, kept)
    uncounted = (
        [] if rows_in == rows_out_and_told else [f"{rows_in} rows in, {rows_out_and_told} out"]
    )
    return uncounted + accounting.left_out(opened, mapping, kept)
