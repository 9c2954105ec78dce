"""Does every action leave what it changed in the trail? The rules are also seen to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import trail_rules

# Code is read here, and none of it runs.
pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).resolve().parent.parent


def actions_of(room: Path) -> dict[str, str]:
    files = [room / "actions.py", *(room / "actions").glob("*.py")]
    return {path.name: path.read_text(encoding="utf-8") for path in files if path.exists()}


ROOMS = [room for room in sorted((ROOT / "heed").iterdir()) if room.is_dir() and actions_of(room)]

ACTION = """
@transaction.atomic
def close(thing, *, by, at):
    _end(thing)
    trail.record(Event.CLOSED, thing, by=by, at=at)

def _end(thing):
    thing.save(update_fields=["ends_on"])
"""


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_action_that_changes_rows_says_what_they_were(room: Path) -> None:
    assert trail_rules.unrecorded_changes(room.name, actions_of(room)) == []


def test_rows_are_written_by_actions_only() -> None:
    found = [
        problem
        for path in sorted((ROOT / "heed").glob("**/*.py"))
        for problem in trail_rules.writes_elsewhere(
            path.relative_to(ROOT), path.read_text(encoding="utf-8")
        )
    ]

    assert found == []


def test_the_exceptions_are_about_actions_that_exist() -> None:
    names = {f"{room.name}.{name}" for room in ROOMS for name in _functions(room)}

    assert set(trail_rules.NOTHING_TO_COMPARE) <= names
    assert all((ROOT / path).exists() for path in trail_rules.WRITES_FOR_AN_ACTION)


def test_a_change_through_another_function_is_noticed() -> None:
    found = trail_rules.unrecorded_changes("room", {"actions.py": ACTION})

    assert found == ["room.close changes rows: record what they were before, with changes={…}."]


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("at=at)\n\n", "at=at, changes=changes)\n\n"),
        ('thing.save(update_fields=["ends_on"])', "_end(thing)"),
        ("def _end", "@transaction.atomic\ndef _end"),
    ],
    ids=["says what", "changes nothing", "leaves it to another action"],
)
def test_what_is_said_or_not_changed_is_no_problem(there: str, instead: str) -> None:
    source = ACTION.replace(there, instead)

    found = trail_rules.unrecorded_changes("room", {"actions.py": source})

    assert source != ACTION
    assert [one for one in found if "close" in one] == []


@pytest.mark.parametrize(
    ("path", "source", "found"),
    [
        ("heed/room/views.py", "Thing.objects.create()", 1),
        ("heed/room/queries.py", "Thing.unscoped.filter(pk=1).update(a=1)", 1),
        ("heed/room/views.py", "thing.save()", 1),
        ("heed/room/views.py", "words.update(more)", 0),
        ("heed/room/views.py", "document.save(stream)", 0),
        ("heed/room/actions/closing.py", "thing.save()", 0),
    ],
)
def test_a_row_written_elsewhere_is_noticed(path: str, source: str, found: int) -> None:
    assert len(trail_rules.writes_elsewhere(Path(path), source)) == found


def _functions(room: Path) -> set[str]:
    return {
        words.split("(")[0]
        for source in actions_of(room).values()
        for words in source.split("\ndef ")[1:]
    }
