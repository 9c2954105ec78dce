"""Does each rule point at what stands out, and leave alone what is explained?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from heed.audit import signs
from heed.audit.signs import File, Happened, Kind, Look, Person, Sign
from heed.audit.signs.looks import same_area, surnames

MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
AMIRA, FILE = 7, 3
SINCE = date(2026, 1, 1)


def look(at: datetime = MONDAY, **said: Any) -> Look:
    """Return a look on a file somebody worked on the day before."""
    return Look(
        **{
            "entry_id": int(at.timestamp()),
            "user_id": AMIRA,
            "case_file_id": FILE,
            "at": at,
            "last_work_at": at - timedelta(days=1),
            **said,
        }
    )


def noticed(
    *looks: Look,
    name: str = "Amira Quill",
    area: str = "",
    children: tuple[str, ...] = (),
    since: date = SINCE,
) -> list[Sign]:
    return signs.notice(
        looks,
        {AMIRA: Person(user_id=AMIRA, name=name, area=area)},
        {FILE: File(case_file_id=FILE, children=children, areas=("Marlbridge",))},
        since=since,
    )


def kinds(found: list[Sign]) -> list[Kind]:
    return [sign.kind for sign in found]


# ----------------------------------------------------------------------------- same surname


def test_the_surname_of_a_child_is_a_sign_once_for_each_file_whatever_the_task() -> None:
    looks = [look(worked=True), look(MONDAY + timedelta(days=1))]

    (sign,) = noticed(*looks, children=("Sam Quill",))

    assert sign == Sign(
        kind=Kind.SAME_SURNAME,
        user_id=AMIRA,
        case_file_id=FILE,
        day=date(2026, 11, 23),
        because="Has the same surname as a child on the file.",
        entry_ids=(looks[0].entry_id,),
    )
    assert sign.mark == "SAME_SURNAME:7:3:"


@pytest.mark.parametrize("children", [(), ("Sam Other",), ("Quill",), ("Baby",)])
def test_another_surname_is_none(children: tuple[str, ...]) -> None:
    assert noticed(look(), children=children) == []


def test_a_surname_that_many_share_is_a_sign_only_without_work_on_the_file() -> None:
    many = ("Ann Quill", "Ben Quill", "Cy Quill", "Di Quill")
    other_files = {
        number: File(case_file_id=number, children=(child,)) for number, child in enumerate(many)
    }
    people = {AMIRA: Person(user_id=AMIRA, name="Amira Quill")}

    def found(*looks: Look) -> list[Sign]:
        return signs.notice(looks, people, other_files, since=SINCE)

    assert found(look(worked=True)) == []
    assert kinds(found(look())) == [Kind.SAME_SURNAME]


def test_somebody_of_the_same_area_is_pointed_at_even_so() -> None:
    children = ("Ann Quill", "Ben Quill", "Cy Quill", "Di Quill")

    (sign,) = signs.notice(
        [look(worked=True)],
        {
            AMIRA: Person(user_id=AMIRA, name="Amira Quill", area=" marlbridge "),
            **{number: Person(user_id=number, name="X Quill") for number in range(20, 24)},
        },
        {FILE: File(case_file_id=FILE, children=children, areas=("Marlbridge",))},
        since=SINCE,
    )

    assert sign.because == (
        "Has the same surname as a child on the file, and lives in the same area."
    )


def test_a_person_or_a_file_nobody_knows_more_of_is_left_alone() -> None:
    assert signs.notice([look()], {}, {}, since=SINCE) == []
    assert noticed(look(case_file_id=99)) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Amira Quill", {"quill"}),
        ("AMIRA  QUILL", {"quill"}),
        ("Zoë Núñez-O’Brien", {"nunez", "o'brien"}),
        ("Sam O'Brien (Baby)", {"o'brien"}),
        ("Unnamed baby", set()),
        ("Sam Quill Jr.", {"quill"}),
        ("Cher", set()),
        ("Sam Q", set()),
        ("", set()),
    ],
)
def test_surnames_are_compared_without_accents_and_by_each_part(
    name: str, expected: set[str]
) -> None:
    assert surnames(name) == expected


def test_areas_are_compared_by_their_words() -> None:
    assert same_area("  Old  Town", "old town")
    assert not same_area("", "")
    assert not same_area("Old Town", "New Town")


# ------------------------------------------------------------------------------- many files


def burst(files: int, *, on: datetime = MONDAY, apart: int = 5, **said: Any) -> list[Look]:
    return [
        look(on + timedelta(minutes=apart * number), case_file_id=100 + number, **said)
        for number in range(files)
    ]


def test_many_files_in_an_hour_without_work_on_them_are_a_sign() -> None:
    (sign,) = noticed(*burst(6))

    assert (sign.kind, sign.case_file_id) == (Kind.MANY_FILES, None)
    assert sign.because == "Opened 6 files within an hour and worked on none of them."
    assert len(sign.entry_ids) == 6
    assert sign.mark == "MANY_FILES:7:0:2026-11-23"


@pytest.mark.parametrize(
    "looks",
    [
        burst(5),
        burst(6, apart=15),
        burst(6, worked=True),
        [look(MONDAY + timedelta(minutes=9 * number)) for number in range(20)],
    ],
    ids=["few", "slowly", "at work", "many pages of one file"],
)
def test_fewer_or_slower_or_at_work_is_none(looks: list[Look]) -> None:
    assert noticed(*looks) == []


def test_whoever_usually_opens_many_opens_far_more_before_it_is_a_sign() -> None:
    usual = burst(5, on=MONDAY - timedelta(days=3))

    assert noticed(*usual, *burst(9)) == []
    assert kinds(noticed(*usual, *burst(10))) == [Kind.MANY_FILES]


# ------------------------------------------------------------------------------ file at rest


def at_rest(at: datetime = MONDAY, **said: Any) -> Look:
    return look(at, **{"last_work_at": at - timedelta(days=90), **said})


@pytest.mark.parametrize("last", [MONDAY - timedelta(days=90), None])
def test_a_file_nobody_works_on_is_a_sign(last: datetime | None) -> None:
    (sign,) = noticed(look(last_work_at=last))

    assert (sign.kind, sign.case_file_id) == (Kind.FILE_AT_REST, FILE)
    assert sign.mark == "FILE_AT_REST:7:3:2026-11-23"


@pytest.mark.parametrize(
    "said", [{"worked": True}, {"last_work_at": MONDAY - timedelta(days=89)}], ids=str
)
def test_work_on_the_file_explains_it(said: dict[str, Any]) -> None:
    assert noticed(at_rest(**said)) == []


def test_whoever_often_reads_such_files_is_left_alone() -> None:
    earlier = [at_rest(MONDAY - timedelta(days=days)) for days in (50, 20, 1)]

    found = noticed(*earlier, at_rest(), since=MONDAY.date())
    long_ago = noticed(
        at_rest(MONDAY - timedelta(days=70)), *earlier[1:], at_rest(), since=MONDAY.date()
    )

    assert found == []
    assert kinds(long_ago) == [Kind.FILE_AT_REST]


# ---------------------------------------------------------------------------- unusual hours


def habits(count: int = 30, *, hour: int = 10) -> list[Look]:
    start = (MONDAY - timedelta(days=40)).replace(hour=hour)
    return [look(start + timedelta(minutes=number), worked=True) for number in range(count)]


NIGHT = MONDAY.replace(hour=22, minute=15)


def test_an_hour_at_which_they_usually_open_nothing_is_a_sign() -> None:
    (sign,) = noticed(*habits(), look(NIGHT))

    assert (sign.kind, sign.case_file_id) == (Kind.UNUSUAL_HOUR, FILE)
    assert sign.because == "Opened at 22:15 on a Monday, when they usually open nothing."


@pytest.mark.parametrize(
    ("at", "is_sign"),
    [
        (datetime(2026, 11, 23, 6, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 7, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 18, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 19, tzinfo=UTC), True),
        (datetime(2026, 11, 22, 12, tzinfo=UTC), True),
        (datetime(2026, 7, 20, 6, 30, tzinfo=UTC), False),  # half past seven in summer
    ],
)
def test_hours_are_those_of_england(at: datetime, is_sign: bool) -> None:
    start = at - timedelta(days=40)
    before = [
        look(start.replace(hour=11) + timedelta(minutes=number), worked=True)
        for number in range(30)
    ]

    assert kinds(noticed(*before, look(at))) == ([Kind.UNUSUAL_HOUR] if is_sign else [])


@pytest.mark.parametrize(
    "looks",
    [
        [*habits(), look(NIGHT, worked=True)],
        [*habits(19), look(NIGHT)],
        [*habits(27), *habits(3, hour=20), look(NIGHT)],
    ],
    ids=["at work", "no habit known yet", "often there then"],
)
def test_work_or_habit_explains_the_hour(looks: list[Look]) -> None:
    assert noticed(*sorted(looks, key=lambda one: one.at)) == []


# --------------------------------------------------------------------------------- guessing


def nowhere(count: int, *, apart: int = 5) -> list[Look]:
    return [
        look(MONDAY + timedelta(minutes=apart * number), case_file_id=None, last_work_at=None)
        for number in range(count)
    ]


def test_one_wrong_reference_after_the_other_is_a_sign() -> None:
    (sign,) = noticed(*nowhere(4))

    assert (sign.kind, sign.case_file_id) == (Kind.GUESSING, None)
    assert sign.because == "Asked for 4 references within half an hour that led nowhere."


@pytest.mark.parametrize("looks", [nowhere(3), nowhere(4, apart=12)], ids=["few", "slowly"])
def test_a_slip_of_the_pen_is_none(looks: list[Look]) -> None:
    assert noticed(*looks) == []


# ---------------------------------------------------------------------------------- history


def test_only_days_from_the_one_asked_about_are_returned() -> None:
    yesterday = nowhere(4)

    assert noticed(*yesterday, since=date(2026, 11, 24)) == []
    assert len(noticed(*yesterday, since=date(2026, 11, 23))) == 1


def test_what_explains_a_look_is_read_off_the_trail() -> None:
    def happened(day: int, user: int, file: int | None, *, work: bool = False) -> Happened:
        return Happened(day, user, file, MONDAY + timedelta(days=day), work)

    entries = [
        happened(0, AMIRA, FILE),
        happened(1, 8, FILE, work=True),
        happened(2, AMIRA, FILE),
        happened(3, AMIRA, None),
        happened(4, AMIRA, None, work=True),
        happened(16, AMIRA, FILE, work=True),
        happened(31, AMIRA, FILE),
    ]

    first, second, nowhere_, last = signs.explained(
        entries, worked_before={FILE: MONDAY - timedelta(days=200)}
    )

    assert [one.worked for one in (first, second, nowhere_, last)] == [False, True, False, False]
    assert first.last_work_at == MONDAY - timedelta(days=200)
    assert second.last_work_at == MONDAY + timedelta(days=1)
    assert nowhere_.last_work_at is None
    assert last.last_work_at == MONDAY + timedelta(days=16)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_words(kind: Kind) -> None:
    assert kind.label[0].isupper()
