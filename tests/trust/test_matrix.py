"""Would the matrix notice what has no entry, and what is not as practice says?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from heed.access import checks, permissions, role_table
from heed.access.permissions import Permission
from heed.access.role_table import Reach, Resource
from heed.access.roles import Role
from heed.incidents.models import Incident
from tests.trust.matrices import addresses, asking, gaps, ground, models, practice, reading
from tests.trust.matrices.asking import Asking
from tests.trust.matrices.pages import PAGES
from tests.trust.matrices.relations import Relation

ENTRIES: list[tuple[dict[Any, Any], Any]] = [
    (practice.SEES, "COUNCILLOR"),
    (practice.DOES, "BOARD_OFFICER"),
    (practice.FACTS, "FAMILY_ADDRESS"),
    (models.ON_A_CASE, "children.Child"),
    (models.ELSEWHERE, "incidents.Draft"),
    (models.NOT_SHOWN, "auth.Group"),
    (models.TRIED_ON, "view"),
    (PAGES, "desk:case"),
    (ground.TIES, Relation.EXCLUDED),
]


def test_everything_has_an_entry() -> None:
    assert gaps.all_of_them() == []


@pytest.mark.parametrize(("entries", "name"), ENTRIES, ids=range(len(ENTRIES)))
def test_what_lost_its_entry_is_named(
    entries: dict[Any, Any], name: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(entries, name)

    found = gaps.all_of_them()

    assert any(f" {getattr(name, 'name', name)} has no entry" in gap for gap in found), found


def test_a_right_nobody_is_said_to_have_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(practice.DOES, "COORDINATOR", practice.DOES["COORDINATOR"] - {"SIGN_JUDGE"})
    monkeypatch.setitem(
        practice.DOES, "INDEPENDENT_CHAIR", practice.DOES["INDEPENDENT_CHAIR"] - {"SIGN_JUDGE"}
    )

    assert [gap for gap in gaps.all_of_them() if "The right SIGN_JUDGE has no entry" in gap]


def test_an_entry_for_nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PAGES, "desk:no_such_page", PAGES["desk:case"])

    assert [gap for gap in gaps.all_of_them() if "desk:no_such_page, and there is no such" in gap]


def test_a_table_without_a_row_is_named() -> None:
    rows: dict[str, list[Any]] = {label: [object()] for label in models.ON_A_CASE}

    assert gaps.without_rows(rows) == []
    assert gaps.without_rows({**rows, "children.Child": []}) == [
        "No row of children.Child: put one on the ground in tests/trust/matrices/ground.py."
    ]


def a_councillor_reaches_cases(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(
        role_table.TABLE,
        Role.COUNCILLOR,
        {Resource.CASE: Reach.EVERY, Resource.INCIDENT: Reach.EVERY},
    )


def a_member_of_the_group_decides(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(permissions.TABLE, Permission.RAPID_REVIEW_DECIDE, frozenset({Role.GROUP_MEMBER}))


def nobody_is_asked_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(checks, "NEEDS_FRESH_PROOF", frozenset())


def a_page_forgets_who_is_looking(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Incident, "visible_to", lambda _viewer: Incident.unscoped.all())


COUNCILLOR = ("COUNCILLOR", Relation.NOTHING)
MEMBER = ("GROUP_MEMBER", Relation.GROUP)

FAULTS: list[tuple[Callable[[pytest.MonkeyPatch], None], Any]] = [
    (a_councillor_reaches_cases, reading.Cell(*COUNCILLOR, "casefiles.CaseFile", "read")),
    (a_councillor_reaches_cases, asking.Cell(*COUNCILLOR, "incidents:incident", "GET")),
    (a_member_of_the_group_decides, reading.Cell(*MEMBER, "rapid review", "RAPID_REVIEW_DECIDE")),
    (
        nobody_is_asked_again,
        reading.Cell("COORDINATOR", Relation.NAMED, reading.LONG_AFTER, "PAPER_PUBLISH"),
    ),
    (a_page_forgets_who_is_looking, asking.Cell(*COUNCILLOR, "incidents:incident", "GET")),
]


@pytest.mark.django_db
def test_each_fault_makes_a_cell_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    laid = ground.lay()
    asker = Asking(laid, addresses.fill_in(laid))

    def judged(cell: Any) -> str:
        return reading.judge(laid, cell) if isinstance(cell, reading.Cell) else asker.judge(cell)

    for fault, cell in FAULTS:
        with monkeypatch.context() as patch:
            before = judged(cell)
            fault(patch)
            broken = judged(cell)

            # What a page forgets, the second wall holds back.
            held = connection.vendor == "postgresql" and fault is a_page_forgets_who_is_looking
            assert (before, bool(broken)) == ("", not held), f"{fault.__name__}: {before or broken}"
