"""What does each address answer to each person, and is a case that is not theirs like none?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from django.urls import reverse

from heed.core import references
from tests.trust.browsing.forms import Form
from tests.trust.browsing.visitor import Visitor
from tests.trust.matrices import practice
from tests.trust.matrices.ground import Ground
from tests.trust.matrices.page import For, Page
from tests.trust.matrices.pages import PAGES
from tests.trust.matrices.relations import Relation

REFUSED, MISSING, NO_SUCH_METHOD = 403, 404, 405
ANONYMOUS: Final = ""
METHODS: Final = ("GET", "POST")
# Pages that are about nothing on the case are asked by these: the others are no different there.
A_FEW: Final = (Relation.NOTHING, Relation.NAMED, Relation.AGENCY, Relation.ELSEWHERE)
# A form is sent by these; a page is opened by everybody.
SENDERS: Final = (
    Relation.NOTHING,
    Relation.NAMED,
    Relation.ENDED,
    Relation.AGENCY,
    Relation.GROUP,
    Relation.POST,
    Relation.EMERGENCY,
    Relation.TEAM,
    Relation.EXCLUDED,
    Relation.ELSEWHERE,
)
# Words of an address that stand for something there may be or not.
THINGS: Final = frozenset(
    {
        "agency",
        "case",
        "class",
        "draft",
        "emergency",
        "factor",
        "family_tie",
        "group",
        "invitation",
        "kept",
        "membership",
        "paper",
        "person",
        "post",
        "sign",
        "somebody",
        "team",
        "tombstone",
    }
)
FAR_AWAY: Final = 900_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One address, asked in one way by somebody of a role and a relation, or by nobody."""

    role: str
    relation: Relation
    page: str
    method: str

    def __str__(self) -> str:
        who = f"{self.role} ({self.relation})" if self.role else "not signed in"
        return f"{who}: {self.method} {self.page}"


def cells() -> Iterator[Cell]:
    """Yield every cell of address, method, role and relation; people of one role together."""
    for name in PAGES:
        for method in METHODS:
            yield Cell(ANONYMOUS, Relation.NOTHING, name, method)
    for role in practice.SEES:
        for name, page in PAGES.items():
            for method in METHODS:
                for relation in _who(page, method):
                    yield Cell(role, relation, name, method)


def _who(page: Page, method: str) -> list[Relation]:
    if method not in page.methods:
        return [Relation.NAMED]
    if page.is_about_the_case:
        return list(Relation if method == "GET" else SENDERS)
    return list(dict.fromkeys([*A_FEW, page.owner]))


@dataclass(slots=True)
class Asking:
    """Everybody with a session of their own, and what was answered about what is not there."""

    ground: Ground
    numbers: dict[str, Any]
    visitors: dict[Relation | None, Visitor] = field(default_factory=dict)
    _missing: dict[tuple[str, str, str], int] = field(default_factory=dict)
    _role: str = ANONYMOUS

    def judge(self, cell: Cell) -> str:
        """Return what is wrong with a cell, or nothing."""
        page = PAGES[cell.page]
        self._begin(cell.role)
        status, to = self._ask(cell, self._path(cell.page, page))
        if not cell.role:
            return self._at_the_door(cell, page, status, to)
        if cell.method not in page.methods:
            return (
                ""
                if status == NO_SUCH_METHOD
                else f"{cell}: {status} {to}, and takes no such thing"
            )
        return self._inside(cell, page, status, to)

    def _begin(self, role: str) -> None:
        """Let everybody sign in anew with each role, so that their proof is fresh."""
        if role != self._role:
            self.visitors.clear()
            self._role = role
        if role:
            self.ground.take(role)

    def _at_the_door(self, cell: Cell, page: Page, status: int, to: str) -> str:
        sent_to_sign_in = status == 302 and to == reverse("accounts:sign_in")
        if page.about is not For.ANYBODY:
            return "" if sent_to_sign_in else f"{cell}: {status} {to}"
        expected = {NO_SUCH_METHOD} if cell.method not in page.methods else _shown(page)
        return "" if status in expected else f"{cell}: {status}, not {sorted(expected)}"

    def _inside(self, cell: Cell, page: Page, status: int, to: str) -> str:
        carries = page.carries(cell.role, cell.method)
        reaches = page.reaches(cell.role, cell.relation)
        if carries and reaches:
            expected = _shown(page)
            if status == 302 and to == reverse("accounts:sign_in"):
                return f"{cell}: sent to sign in" if cell.page != "accounts:sign_out" else ""
        elif reaches:
            expected = {REFUSED}
        else:
            # Whether the role or the case is what is wanting: as if there were no such case.
            expected = {MISSING} if carries else {REFUSED, MISSING}
            told = self._of_nothing(cell, page)
            if status != told:
                return f"{cell}: {status}, but {told} for what does not exist"
        return "" if status in expected else f"{cell}: {status}, not {sorted(expected)}"

    def _of_nothing(self, cell: Cell, page: Page) -> int:
        """Return what somebody of this role is told about something that is not there."""
        key = (cell.role, cell.page, cell.method)
        if key not in self._missing:
            nobody = Cell(cell.role, Relation.NOTHING, cell.page, cell.method)
            self._missing[key], _ = self._ask(nobody, self._path(cell.page, page, missing=True))
        return self._missing[key]

    def _ask(self, cell: Cell, path: str) -> tuple[int, str]:
        visitor = self._visitor(cell.relation if cell.role else None)
        form = Form(on=path, action=path, method=cell.method)
        answer = visitor.try_out(form, {})
        return answer.status, urlsplit(answer.headers.get("Location", "")).path

    def _visitor(self, relation: Relation | None) -> Visitor:
        if relation not in self.visitors:
            user = None if relation is None else self.ground.users[relation]
            self.visitors[relation] = Visitor(user)
        return self.visitors[relation]

    def _path(self, name: str, page: Page, *, missing: bool = False) -> str:
        words = []
        for word in page.takes:
            there = self.numbers[word]
            value = there() if callable(there) else there  # links are good for minutes only
            words.append(_absent(value) if missing and word in THINGS else value)
        return reverse(name, args=words)


def _absent(value: Any) -> Any:
    if isinstance(value, int):
        return value + FAR_AWAY
    return value[:3] + references.new("")[1:]


def _shown(page: Page) -> set[int]:
    return {200, 302, *page.also}
