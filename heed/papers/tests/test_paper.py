"""How do the sections come together, and is every small number protected in every copy?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from heed.disclosure.suppression import ShownByDecision
from heed.documents import text, tree
from heed.papers import corporate_parenting_board, formats, kinds, presenters, stored
from heed.papers.facts import BoardFacts, Timeliness
from heed.papers.kinds import UnknownKind
from heed.papers.numbers import Numbers
from heed.papers.tests import example
from heed.statute.exempt_information import Exemption

RELEASED = Numbers(
    decision=ShownByDecision(by_name="Alex Example", on=example.MEETING, reason="Published.")
)


def write(facts: BoardFacts, numbers: Numbers) -> tree.Document:
    """Write a paper marked like most are."""
    return corporate_parenting_board.write(
        facts, numbers=numbers, exemption=Exemption.IDENTITY, marking="OFFICIAL-SENSITIVE"
    )


def words(document: tree.Document) -> str:
    """Return a document as one line."""
    return " ".join(text.render(document, width=10_000).split())


def test_a_released_paper_is_all_public_and_has_no_marking() -> None:
    document = write(example.of_2020(), RELEASED)

    assert not presenters.has_exempt_part(document)
    assert document.marking == ""
    assert document.title == "Serious Case Reviews"


def test_a_protected_paper_has_the_detail_in_an_exempt_part() -> None:
    document = write(example.of_2020(), Numbers())

    public = words(tree.public_only(document))
    assert document.marking == "OFFICIAL-SENSITIVE"
    assert "July 2020" in words(document)
    assert "both cases" in words(document)
    assert "July 2020" not in public
    assert "looked after" not in public
    assert "both cases" not in public
    assert "paragraph 2 of Part 1 of Schedule 12A" in public


def test_a_period_in_which_nothing_happened_is_all_public() -> None:
    document = write(example.board(), Numbers())

    assert not presenters.has_exempt_part(document)
    assert document.title == "Child safeguarding practice reviews"


def test_only_what_is_small_is_exempt() -> None:
    document = write(example.board(considered=example.cases(2)), Numbers())

    whole, public = words(document), words(tree.public_only(document))
    assert "no child safeguarding practice review has been commissioned" in public
    assert "REVIEWS COMMISSIONED: DETAIL" not in whole.upper()
    assert "Cases decided without a review: detail" in whole


def test_time_limits_are_exempt_where_a_number_is_small() -> None:
    facts = replace(example.board(), timeliness=Timeliness(notified=("SI-1",)))
    facts = replace(facts, meeting_on=example.MEETING.replace(year=2026))

    whole, public = words(write(facts, Numbers())), words(write(facts, RELEASED))

    assert "Notifications and rapid reviews in time: detail" in whole
    assert "detail" not in public


def test_the_author_stands_at_the_head() -> None:
    facts = replace(example.of_2020(), author="Director of Children's Services")

    assert ("Author", "Director of Children's Services") in write(facts, RELEASED).front
    assert "Author" not in dict(write(example.of_2020(), RELEASED).front)


def test_every_number_in_the_paper_has_a_key_that_counts_something() -> None:
    facts = replace(
        example.of_2020(), timeliness=Timeliness(notified=("SI-1",), reviewed=("SI-1",))
    )
    document = write(replace(facts, meeting_on=example.MEETING.replace(year=2026)), RELEASED)

    used = {figure.key for figure in figures(stored.as_stored(document))}

    known = {counted.key for counted in facts.counts()}
    assert used <= known
    assert {"reviews-commissioned", "considered-without-review", "panel-agrees"} <= used
    assert {"notified", "notified-late", "reviewed", "reviewed-late"} <= used


def figures(node: object) -> list[tree.Figure]:
    """Find every figure in a stored document."""
    if isinstance(node, list):
        return [figure for item in node for figure in figures(item)]
    if not isinstance(node, dict):
        return []
    if node.get("is") == "Figure":
        return [tree.Figure(key=str(node["key"]), text=str(node["text"]))]
    return [figure for item in node.values() for figure in figures(item)]


def test_a_stored_document_is_read_back_as_it_was() -> None:
    document = write(example.of_2020(), Numbers())

    assert stored.document(stored.as_stored(document)) == document


def test_what_is_stored_must_be_a_document() -> None:
    with pytest.raises(tree.BadDocument, match="not a document"):
        stored.document({"is": "Paragraph", "content": "Nothing", "numbered": False})


def test_the_digest_changes_with_a_word() -> None:
    one = write(example.of_2020(), Numbers())
    other = write(replace(example.of_2020(), author="Somebody"), Numbers())

    assert stored.digest(one) == stored.digest(write(example.of_2020(), Numbers()))
    assert stored.digest(one) != stored.digest(other)


def test_kinds_are_found_by_name() -> None:
    assert kinds.named("corporate-parenting-board").board == "Corporate Parenting Board"
    with pytest.raises(UnknownKind, match="no paper called “nonsense”"):
        kinds.named("nonsense")


@pytest.mark.parametrize(
    ("ending", "start"), [("docx", b"PK"), ("pdf", b"%PDF-1"), ("html", b"<!DOCTYPE html>")]
)
def test_each_format_makes_its_file(ending: str, start: bytes) -> None:
    made = formats.FORMATS[ending].render(
        write(example.of_2020(), Numbers()), datetime(2020, 1, 28, 9, tzinfo=UTC), "Somebody"
    )

    assert made.startswith(start)


def test_file_names_say_which_copy_they_are() -> None:
    draft = formats.file_name("board", example.MEETING, ending="pdf", whole=True)
    second = formats.file_name("board", example.MEETING, ending="docx", whole=False, version=2)

    assert draft == "board-2020-02-06-draft-with-exempt-part.pdf"
    assert second == "board-2020-02-06-version-2.docx"
