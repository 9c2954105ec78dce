"""Does everything the product has have an entry, and does every entry stand for something?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.apps import apps

from heed.access.fields import FieldClass
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.casefiles.models import CaseRecord
from tests.trust.browsing import addresses
from tests.trust.matrices import ground, models, practice
from tests.trust.matrices.pages import PAGES
from tests.trust.matrices.relations import Relation

WHERE: Final = "tests/trust/matrices"


def all_of_them() -> list[str]:
    """Return a sentence for each role, right, fact, model or address without an entry."""
    return [*_roles(), *_rights(), *_models(), *_pages(), *_relations()]


def without_rows(rows: dict[str, list[Any]]) -> list[str]:
    """Return a sentence for each table of the matrix of which the ground has no row."""
    return [
        f"No row of {label}: put one on the ground in {WHERE}/ground.py."
        for label in models.ON_A_CASE
        if not rows.get(label)
    ]


def _roles() -> Iterator[str]:
    product = {role.name for role in Role}
    yield from _differs("role", product, practice.SEES, "practice.py (SEES)")
    yield from _differs("role", product, practice.DOES, "practice.py (DOES)")


def _rights() -> Iterator[str]:
    product = {permission.name for permission in Permission}
    entries = {right for rights in practice.DOES.values() for right in rights}
    yield from _differs("right", product, entries, "practice.py (DOES)")
    named = {right for page in PAGES.values() for right in (*page.right, *page.sending)}
    named |= practice.ASKS_AGAIN_WHO_IT_IS
    yield from (f"{right} is no right of the product." for right in sorted(named - product))
    facts = {one.name for one in FieldClass}
    yield from _differs("class of facts", facts, practice.FACTS, "practice.py (FACTS)")


def _models() -> Iterator[str]:
    product = apps.get_models()
    on_a_case = {model._meta.label for model in product if issubclass(model, CaseRecord)}
    yield from _differs("table of a case", on_a_case, models.ON_A_CASE, "models.py (ON_A_CASE)")
    others = {model._meta.label for model in product} - on_a_case
    entries = {*models.ELSEWHERE, *models.NOT_SHOWN}
    yield from _differs("table", others, entries, "models.py (ELSEWHERE or NOT_SHOWN)")
    for label, pages in models.ELSEWHERE.items():
        yield from (f"{label}: {page} is no page." for page in pages if page not in PAGES)
    of_one_agency = {
        model._meta.label
        for model in product
        if issubclass(model, CaseRecord) and model.agency_path
    }
    yield from _differs(
        "table of one agency’s rows", of_one_agency, ground.OF_ONE_AGENCY, "ground.py"
    )
    kinds = set(models.ON_A_CASE.values())
    yield from _differs("kind", kinds, practice.KINDS, "practice.py (KINDS)")
    yield from _differs("kind", kinds, models.TRIED_ON, "models.py (TRIED_ON)")


def _pages() -> Iterator[str]:
    product = {pattern.name for pattern in addresses.patterns()}
    yield from _differs("address", product, PAGES, "pages.py or pages_of_a_case.py")


def _relations() -> Iterator[str]:
    named = {relation.name for relation in Relation}
    tied = {relation.name for relation in ground.TIES}
    yield from _differs("relation", named, tied, "ground.py (TIES)")


def _differs(
    what: str, product: Iterable[str], entries: Iterable[str], where: str
) -> Iterator[str]:
    for name in sorted(set(product) - set(entries)):
        yield f"The {what} {name} has no entry in {WHERE}/{where}."
    for name in sorted(set(entries) - set(product)):
        yield f"{WHERE}/{where} has an entry for {name}, and there is no such {what}."
