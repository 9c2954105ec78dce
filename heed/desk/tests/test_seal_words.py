"""Is how the seal stands said so that somebody knows what to do?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from heed.audit.anchors import Anchor, Said
from heed.audit.sealing import BEGINNING, Head
from heed.audit.standing import Standing
from heed.desk.presenters import seal

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
WELL = Standing(
    head=Head(1234, b"\xab" * 32, "0123456789ab"),
    waiting=0,
    waits_since=None,
    anchor=Anchor(at=AT, said=Said.SEALED, number=1230, seal=b"x"),
    anchor_problem="",
    fits=True,
    places=("A file on this machine", "a second place"),
    guards_missing=(),
    checked_at=AT,
    check_said="1,234 sealed entries were checked.",
    check_found=0,
)


def facts(found: Standing) -> dict[str, str]:
    return {row["key"]["text"]: row["value"]["text"] for row in seal.rows(found)}


def test_when_all_is_well_nothing_is_a_problem() -> None:
    assert seal.problems(WELL, waits_too_long=False) == []
    assert facts(WELL) == {
        "Fingerprint": "ABAB ABAB ABAB ABAB",
        "Waiting for a seal": "Nothing",
        "End of the chain noted": "23 November 2026 at 9am",
        "Noted in": "A file on this machine, a second place",
        "Key": "0123456789ab",
        "Last checked from end to end": "23 November 2026 at 9am. All was as it was written.",
    }


def test_before_anything_was_sealed() -> None:
    new = replace(WELL, head=BEGINNING, anchor=None, fits=None, checked_at=None)

    said = facts(new)

    assert (said["Fingerprint"], said["Key"]) == ("Nothing is sealed yet", "None yet")
    assert said["End of the chain noted"] == "Not yet"
    assert said["Last checked from end to end"] == "Never"


def test_what_waits_is_said_with_since_when() -> None:
    assert facts(replace(WELL, waiting=1))["Waiting for a seal"] == "Something"
    waiting = facts(replace(WELL, waiting=2, waits_since=AT))["Waiting for a seal"]
    assert waiting == "Something, since 23 November 2026 at 9am"


def test_what_the_last_check_found_is_said_there_too() -> None:
    ill = replace(WELL, check_found=1, check_said="Seal 5 is missing.")

    checked = facts(ill)["Last checked from end to end"]

    assert checked == "23 November 2026 at 9am. Seal 5 is missing."


def test_nothing_is_counted() -> None:
    more = replace(WELL, head=replace(WELL.head, number=99_999), waiting=0)

    assert facts(more) == facts(WELL)


def test_each_problem_is_a_sentence() -> None:
    ill = replace(
        WELL,
        fits=False,
        anchor_problem="x",
        guards_missing=("g",),
        check_found=2,
        check_said="Seal 5 is missing.",
    )

    said = seal.problems(ill, waits_too_long=True)

    assert len(said) == 5
    assert said[0] == "Entries have waited for their seal for more than a minute."
    assert "an older copy may be in its place" in said[1]
    assert "cannot be read" in said[2]
    assert "no longer refuses" in said[3]
    assert said[4] == "The last check found: Seal 5 is missing."
