"""Which looks stand out, compared with what explains them and with the person's own habits?

Each rule is one function, with the reason for its numbers beside them. None of them says that
somebody did wrong: a relative may have told the coordinator, a manager may prepare an audit. What
is compared is in `looks`; what is not: anybody's address, employer, messages, or what is in a case.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from heed.audit.signs.looks import File, Kind, Look, Person, Sign, same_area, surnames
from heed.core import clock

# How far back habits are learned from: long enough for a rota, short enough to change with a post.
WINDOW = timedelta(days=60)

# A surname that so many people share here says little by itself.
SHARED_BY = 4
# More files than one looks through to find the right one, in the time one search takes.
MANY, IN = 6, timedelta(hours=1)
FAR_MORE = 2
LATELY = 10  # days on which they opened such files: what they usually open
# More wrong references than one mistypes, in the time one tries again.
WRONG, WITHIN = 4, timedelta(minutes=30)
# Before and after these hours, and at weekends, most people do not work; those who do have a habit.
OPENS, CLOSES = 7, 19
SATURDAY = 5
HABIT = 0.05
KNOWN_AFTER = 20  # looks; before, there is no habit to compare with
# Whoever reads old files on so many days does it for a reason somebody else knows.
USUAL_DAYS = 3


def notice(
    looks: Sequence[Look],
    people: Mapping[int, Person],
    files: Mapping[int, File],
    *,
    since: date,
) -> list[Sign]:
    """Return the signs in looks from a day on; earlier looks are only what habits are known from.

    `looks` are in the order in which they happened.
    """
    by_person: dict[int, list[Look]] = defaultdict(list)
    for look in looks:
        by_person[look.user_id].append(look)
    shared = _shared_surnames(people, files)
    found: list[Sign] = []
    for user_id, theirs in by_person.items():
        opened = [look for look in theirs if look.case_file_id is not None]
        if user_id in people:
            found += _same_surname(people[user_id], opened, files, shared)
        found += _many_files(opened)
        found += _files_at_rest(opened)
        found += _unusual_hours(opened)
        found += _guessing([look for look in theirs if look.case_file_id is None])
    return [sign for sign in found if sign.day >= since]


def _same_surname(
    person: Person, looks: Sequence[Look], files: Mapping[int, File], shared: frozenset[str]
) -> Iterator[Sign]:
    """A surname in common may be a family: once for each file, whatever the task.

    A surname that many people share here is a sign only where nothing explains the look, or where
    the person said that they live in the area of the child.
    """
    own = surnames(person.name)
    for case_file_id, theirs in _by_file(looks).items():
        file = files.get(case_file_id)
        common = own & _of_children(file) if file else frozenset()
        if file is None or not common:
            continue
        neighbours = any(same_area(person.area, area) for area in file.areas)
        says_little = common <= shared and not neighbours
        striking = [look for look in theirs if not (says_little and look.worked)]
        if striking:
            where = ", and lives in the same area" if neighbours else ""
            because = f"Has the same surname as a child on the file{where}"
            first_day = [look for look in striking if look.day == striking[0].day]
            yield _sign(Kind.SAME_SURNAME, first_day, because, case_file_id)


def _many_files(looks: Sequence[Look]) -> Iterator[Sign]:
    """Many files in an hour, on none of which they work, and far more than they usually open."""
    usual: list[int] = []
    for _, theirs in _by_day([look for look in looks if not look.worked]):
        burst = _fullest(theirs, IN)
        count = len({look.case_file_id for look in burst})
        if count >= max(MANY, FAR_MORE * max(usual[-LATELY:], default=0)):
            because = f"Opened {count} files within an hour and worked on none of them"
            yield _sign(Kind.MANY_FILES, burst, because)
        usual.append(count)


def _files_at_rest(looks: Sequence[Look]) -> Iterator[Sign]:
    """A file nobody works on, opened by somebody who does not usually read such files."""
    days: list[date] = []
    for day, theirs in _by_day([look for look in looks if not look.has_a_task]):
        lately = [one for one in days if day - one <= WINDOW]
        days.append(day)
        if len(lately) >= USUAL_DAYS:
            continue
        for case_file_id, one in _by_file(theirs).items():
            because = "Nobody had worked on the file for three months, and they did nothing on it"
            yield _sign(Kind.FILE_AT_REST, one, because, case_file_id)


def _unusual_hours(looks: Sequence[Look]) -> Iterator[Sign]:
    """Outside office hours, by somebody who is hardly ever there then, without a task of theirs."""
    odd: list[Look] = []
    seen = 0
    for day, theirs in _by_day(looks):
        outside = [look for look in theirs if not _in_office_hours(look.at)]
        odd = [look for look in odd if day - look.day <= WINDOW]
        has_habit = seen < KNOWN_AFTER or len(odd) > HABIT * seen
        seen += len(theirs)
        odd += outside
        for case_file_id, one in _by_file(outside).items():
            if not has_habit and not any(look.worked for look in one):
                at = one[0].at.astimezone(clock.ENGLAND)
                because = f"Opened at {at:%H:%M} on a {at:%A}, when they usually open nothing"
                yield _sign(Kind.UNUSUAL_HOUR, one, because, case_file_id)


def _guessing(looks: Sequence[Look]) -> Iterator[Sign]:
    """One wrong reference after the other."""
    for _, theirs in _by_day(looks):
        burst = _fullest(theirs, WITHIN)
        if len(burst) >= WRONG:
            because = f"Asked for {len(burst)} references within half an hour that led nowhere"
            yield _sign(Kind.GUESSING, theirs, because)


def _shared_surnames(people: Mapping[int, Person], files: Mapping[int, File]) -> frozenset[str]:
    """Return the surnames so many people and children here have that they say little."""
    bearers: Counter[str] = Counter()
    for person in people.values():
        bearers.update(surnames(person.name))
    for file in files.values():
        bearers.update(_of_children(file))
    return frozenset(name for name, count in bearers.items() if count >= SHARED_BY)


def _of_children(file: File) -> frozenset[str]:
    return frozenset(name for child in file.children for name in surnames(child))


def _in_office_hours(at: datetime) -> bool:
    local = at.astimezone(clock.ENGLAND)
    return local.weekday() < SATURDAY and OPENS <= local.hour < CLOSES


def _by_day(looks: Sequence[Look]) -> Iterator[tuple[date, list[Look]]]:
    days: dict[date, list[Look]] = defaultdict(list)
    for look in looks:
        days[look.day].append(look)
    yield from days.items()


def _by_file(looks: Sequence[Look]) -> dict[int, list[Look]]:
    files: dict[int, list[Look]] = defaultdict(list)
    for look in looks:
        files[look.case_file_id or 0].append(look)
    return files


def _fullest(looks: Sequence[Look], span: timedelta) -> list[Look]:
    """Return the looks of the stretch of time in which most things were opened.

    A file counts once, however many of its pages; what led nowhere counts each time.
    """
    best, most, start = (0, 0), 0, 0
    inside: Counter[int] = Counter()
    for end, look in enumerate(looks):
        inside[_thing(look)] += 1
        while look.at - looks[start].at > span:
            gone = _thing(looks[start])
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            start += 1
        if len(inside) > most:
            best, most = (start, end + 1), len(inside)
    return list(looks[slice(*best)])


def _thing(look: Look) -> int:
    return -look.entry_id if look.case_file_id is None else look.case_file_id


def _sign(kind: Kind, looks: Sequence[Look], because: str, case_file_id: int | None = None) -> Sign:
    return Sign(
        kind=kind,
        user_id=looks[0].user_id,
        case_file_id=case_file_id,
        day=looks[0].day,
        because=f"{because}.",
        entry_ids=tuple(look.entry_id for look in looks),
    )
