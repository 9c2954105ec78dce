"""Does everybody see what is theirs, and the same “not found” for everything else?"""

from __future__ import annotations

import pytest

from heed.demo import marlshire, situation_of_2019
from heed.demo.people import Person
from tests.journeys.conftest import SignedIn
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

NONSENSE = "/cases/SI-0000000/"
PAGES_OF_A_CASE = (
    "",
    "incident/",
    "duties/",
    "rapid-review/",
    "local-review/",
    "access/",
    "trail/",
    "decide/",
)


def references(visitor: Visitor) -> list[str]:
    """Return the references of the cases in somebody's list."""
    visitor.go("/cases/")
    links = visitor.page.locator("main a", has_text="SI-").all_inner_texts()
    return sorted({link.strip() for link in links})


def answer(visitor: Visitor, path: str) -> tuple[int, str]:
    """Return the status of a page and what it says, but for the address itself."""
    response = visitor.go(path)
    assert response is not None
    return response.status, visitor.page.locator("main").inner_text()


def then_there_is_no_such_case(visitor: Visitor, reference: str) -> None:
    """Fail if a case can be told from a case that never was."""
    nonsense = answer(visitor, NONSENSE)
    for page in PAGES_OF_A_CASE:
        assert answer(visitor, f"/cases/{reference}/{page}") == nonsense, page
    assert nonsense[0] == 404
    visitor.check()


def test_a_board_officer_reads_papers_and_never_sees_a_case(signed_in: SignedIn) -> None:
    reference = references(signed_in(marlshire.COORDINATOR))[0]
    officer = signed_in(marlshire.BOARD_OFFICER)

    officer.should_read("Newest papers")
    officer.check()
    officer.follow("Papers")
    officer.check()
    officer.follow("version 1")
    officer.should_read("Version 1", "Public copy", "Priya Shah, Business Manager")
    officer.should_not_read("With the part not for publication", "SI-", "Kayden")
    officer.check()

    then_there_is_no_such_case(officer, reference)


@pytest.mark.parametrize(
    "person", [situation_of_2019.MANAGER, marlshire.BOARD_OFFICER], ids=lambda who: who.title
)
def test_a_stranger_finds_nothing(signed_in: SignedIn, person: Person) -> None:
    here = references(signed_in(marlshire.COORDINATOR))
    stranger = signed_in(person)

    assert not set(here) & set(references(stranger))
    then_there_is_no_such_case(stranger, here[-1])


def test_a_school_sees_the_cases_it_is_asked_about(signed_in: SignedIn) -> None:
    everything = references(signed_in(marlshire.COORDINATOR))
    school = signed_in(marlshire.SCHOOL)
    school.check()

    mine, other = references(school)
    school.check()

    status, _ = answer(school, f"/cases/{mine}/")
    school.check()
    school.should_read(mine)
    assert status == 200
    then_there_is_no_such_case(school, next(one for one in everything if one not in (mine, other)))


def test_a_person_with_a_conflict_of_interest_is_out_at_once(signed_in: SignedIn) -> None:
    coordinator, scrutineer = signed_in(marlshire.COORDINATOR), signed_in(marlshire.SCRUTINEER)
    reference = references(scrutineer)[0]
    assert answer(scrutineer, f"/cases/{reference}/")[0] == 200
    scrutineer.check()

    coordinator.go(f"/cases/{reference}/access/")
    coordinator.check()
    coordinator.press("Keep somebody out")
    coordinator.check()
    coordinator.select("Who has a conflict of interest?", marlshire.SCRUTINEER.name)
    coordinator.type("What is the conflict of interest?", "Taught the child’s mother")
    coordinator.press("Continue")
    coordinator.check()
    coordinator.press("Keep them out")
    coordinator.should_read(marlshire.SCRUTINEER.name, "Taught the child’s mother")

    then_there_is_no_such_case(scrutineer, reference)
    assert reference not in references(scrutineer)
