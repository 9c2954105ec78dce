"""Where does a text say a day on which somebody known was born or died, in whatever spelling?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from heed.disclosure.finding import figures
from heed.disclosure.finding.hits import Hit, Sure, What
from heed.disclosure.finding.known import Person
from heed.disclosure.finding.word_lists import words_in

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
UNITS: Final = words_in(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
    """
)
TENS: Final = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy",
               80: "eighty", 90: "ninety"}  # fmt: skip
ORDINALS: Final = words_in(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """
)


def _in_words(number: int) -> str:
    if number < len(UNITS):
        return UNITS[number]
    tens, unit = number // 10 * 10, number % 10
    return f"{TENS[tens]} {UNITS[unit]}" if unit else TENS[tens]


def _days_in_words() -> dict[str, int]:
    found = {word: number for number, word in enumerate(ORDINALS, start=1)}
    found |= {f"twenty {ORDINALS[unit]}": 21 + unit for unit in range(9)}
    return found | {"thirtieth": 30, "thirty first": 31}


def _years_in_words() -> dict[str, int]:
    found = {"two thousand": 2000}
    for number in range(1, 100):
        words = _in_words(number)
        found[f"two thousand and {words}"] = found[f"two thousand {words}"] = 2000 + number
        if number > 9:
            found[f"twenty {words}"] = 2000 + number
            found[f"nineteen {words}"] = 1900 + number
    return found


DAY_WORDS: Final = _days_in_words()
YEAR_WORDS: Final = _years_in_words()


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(word.replace(" ", r"[\s-]+") for word in longest_first)


NAME: Final = "jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|" \
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"  # fmt: skip
BREAK: Final = r"[\s.,/'_-]{0,3}"
DAY: Final = rf"(?P<day>\d{{1,2}}(?!\d)|(?:{_either(DAY_WORDS)})\b)(?:st|nd|rd|th)?"
YEAR: Final = rf"(?P<year>\d{{4}}(?!\d)|\d{{2}}(?!\d)|(?:{_either(YEAR_WORDS)})\b)"
MONTH: Final = rf"(?P<month>{NAME})(?![a-z])\.?"
BEFORE_NUMBER: Final = r"(?<![\d.,/-])"

# A name of a month is looked for first, for it is quickly found; then what stands around it.
NAMED_MONTH: Final = re.compile(rf"(?<![a-z]){MONTH}", re.IGNORECASE)
DAY_BEFORE: Final = re.compile(rf"\b{DAY}(?:\s+day)?{BREAK}(?:of\s+)?(?:the\s+)?$", re.IGNORECASE)
YEAR_BEHIND: Final = re.compile(rf"{BREAK}(?:in\s+)?(?:the\s+year\s+)?{YEAR}", re.IGNORECASE)
DAY_BEHIND: Final = re.compile(rf"{BREAK}(?:the\s+)?{DAY}(?!\s?:\d)", re.IGNORECASE)
YEAR_BEFORE: Final = re.compile(rf"\b(?P<year>\d{{4}}){BREAK}$")
FIGURES: Final = re.compile(
    r"(?<![\d/])(?:"
    r"(?P<first>\d{1,4})\s?(?P<mark>[./\s_\\-])\s?(?P<middle>\d{1,2})"
    r"(?:\s?(?P=mark)\s?|[./\s_\\-])(?P<last>\d{1,4})"
    r"|(?P<close>\d{8}|\d{6}))(?![\d/])"
)
MONTH_AND_YEAR: Final = re.compile(
    r"(?<![\d./-])(?P<month>\d{1,2})[/.-](?P<year>\d{4})(?![\d/-]|\.\d)"
)
BORN_IN: Final = re.compile(r"\b(?:born|birth|b\.)\s(?:in\s|year\s|:\s?)?(?P<year>\d{4})\b", re.I)
AGE_IN_DAYS: Final = re.compile(
    r"\b(?:(?:\d{1,4}|" + _either(_in_words(number) for number in range(1, 100)) + r")[\s-]+days?"
    r"(?:[\s-]+old\b|\s+of\s+age\b)|aged?\s+(?:\d{1,4}|"
    + _either(_in_words(number) for number in range(1, 100))
    + r")\s+days?\b)",
    re.IGNORECASE,
)
BIRTH: Final = re.compile(r"[Bb](?:orn|irth|\.)")
DAYS_WORD: Final = re.compile(r"[Dd]ay")
LIFE: Final = re.compile(
    r"\b(?:born|births?|birthday|b\.|d\.?o\.?b|died|deaths?|dead|d\.|passed away)\b", re.IGNORECASE
)
WORDS_AROUND: Final = 40
TELLS_OF: Final = 2  # people: a day of the year that more were born on tells of none of them
LOOK_BACK: Final = 34
Key = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Known:
    person: int
    what: What
    year: int


class Days:
    """The days on which known people were born or died."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._days: dict[Key, list[_Known]] = defaultdict(list)
        self._birthdays: dict[tuple[int, int], list[_Known]] = defaultdict(list)
        self._months: dict[tuple[int, int], list[_Known]] = defaultdict(list)
        self._years: dict[int, list[_Known]] = defaultdict(list)
        for number, person in enumerate(people):
            for day, what in ((person.born_on, What.BORN), (person.died_on, What.DIED)):
                if day is not None:
                    known = _Known(number, what, day.year)
                    self._days[day.day, day.month, day.year % 100].append(known)
                    self._birthdays[day.day, day.month].append(known)
                    self._months[day.month, day.year].append(known)
                    self._years[day.year].append(known)

    def find(self, plain: str) -> Iterator[Hit]:
        """Yield the known days in a plain text, and what narrows one down, as less sure."""
        if self._days:
            yield from self._named(plain)
            yield from self._in_figures(plain)
            yield from self._narrowed(plain)

    def _named(self, plain: str) -> Iterator[Hit]:
        for found in NAMED_MONTH.finditer(plain):
            month = _month(found["month"])
            before = plain[max(0, found.start() - LOOK_BACK) : found.start()]
            start = found.start() - len(before)
            day = DAY_BEFORE.search(before)
            year = YEAR_BEHIND.match(plain, found.end())
            if day is not None:
                begin = start + day.start()
                yield from self._day(
                    plain, begin, found.end("month"), _day(day["day"]), month, year
                )
                earlier = YEAR_BEFORE.search(before[: day.start()])
            else:
                yield from self._month_first(plain, found, month)
                yield from self._month(plain, found.start(), month, year)
                earlier = YEAR_BEFORE.search(before)
                behind = DAY_BEHIND.match(plain, found.end())
                if earlier and behind:
                    day_number = _day(behind["day"])
                    yield from self._whole(
                        start + earlier.start(), behind.end(), day_number, month, earlier["year"]
                    )

    def _month_first(self, plain: str, found: re.Match[str], month: int) -> Iterator[Hit]:
        """Yield “May 3, 2016” and “May 3rd”."""
        day = DAY_BEHIND.match(plain, found.end())
        if day is not None:
            year = YEAR_BEHIND.match(plain, day.end())
            yield from self._day(plain, found.start(), day.end(), _day(day["day"]), month, year)

    def _day(
        self, plain: str, start: int, end: int, day: int, month: int, year: re.Match[str] | None
    ) -> Iterator[Hit]:
        """Yield a day with its year, or the same day of any year if it tells of a person or two."""
        if year is not None and (whole := list(self._of(day, month, year["year"]))):
            yield _hit(start, year.end(), whole, Sure.CERTAIN, "the day")
            return
        same = self._birthdays.get((day, month))
        if not same or (len(same) > TELLS_OF and not _speaks_of_it(plain, start, end)):
            return
        if year is None or not _is_year(year["year"]):
            yield _hit(start, end, same, Sure.POSSIBLE, "the day and month, without a year,")

    def _month(
        self, plain: str, start: int, month: int, year: re.Match[str] | None
    ) -> Iterator[Hit]:
        """Yield the month of a birth or death where the text speaks of one."""
        if year is None or not _is_year(year["year"]):
            return
        same = self._months.get((month, _year(year["year"])))
        if same and _speaks_of_it(plain, start, year.end()):
            yield _hit(start, year.end(), same, Sure.POSSIBLE, "the month and year")

    def _whole(self, start: int, end: int, day: int, month: int, year: str) -> Iterator[Hit]:
        if whole := list(self._of(day, month, year)):
            yield _hit(start, end, whole, Sure.CERTAIN, "the day")

    def _of(self, day: int, month: int, year: str) -> Iterator[_Known]:
        """Yield whose day it is; a year of four figures must be the whole year."""
        number = _year(year)
        for known in self._days.get((day, month, number % 100), ()):
            if number < 100 or known.year == number:
                yield known

    def _in_figures(self, plain: str) -> Iterator[Hit]:
        for start, piece in figures.around(plain, before=2):
            for found in FIGURES.finditer(piece):
                for (day, month, year), sure, why in _readings(found):
                    if whole := list(self._of(day, month, year)):
                        yield _hit(start + found.start(), start + found.end(), whole, sure, why)
                        break
            for found in MONTH_AND_YEAR.finditer(piece):
                same = self._months.get((int(found["month"]), int(found["year"])))
                begin, end = start + found.start(), start + found.end()
                if same and _speaks_of_it(plain, begin, end):
                    yield _hit(begin, end, same, Sure.POSSIBLE, "the month and year")

    def _narrowed(self, plain: str) -> Iterator[Hit]:
        for start, piece in figures.around(plain, BIRTH, before=0):
            for found in BORN_IN.finditer(piece):
                same = self._years.get(int(found["year"]), ())
                if born := [one for one in same if one.what is What.BORN]:
                    begin, end = start + found.start("year"), start + found.end("year")
                    yield _hit(begin, end, born, Sure.POSSIBLE, "the year")
        for start, piece in figures.around(plain, DAYS_WORD, before=30, behind=12):
            for found in AGE_IN_DAYS.finditer(piece):
                yield Hit(
                    start=start + found.start(),
                    end=start + found.end(),
                    what=What.AGE,
                    sure=Sure.POSSIBLE,
                    why="an age in days, from which a day of birth can be counted",
                )


def _speaks_of_it(plain: str, start: int, end: int) -> bool:
    """Say whether the words around speak of a birth or a death."""
    return bool(LIFE.search(plain, max(0, start - WORDS_AROUND), end + WORDS_AROUND))


def _hit(start: int, end: int, known: list[_Known], sure: Sure, how: str) -> Hit:
    what = known[0].what
    event = "was born" if what is What.BORN else "died"
    people = tuple(dict.fromkeys(one.person for one in known))
    why = f"{how} on which somebody known {event}"
    return Hit(start=start, end=end, what=what, sure=sure, why=why, people=people)


def _readings(found: re.Match[str]) -> Iterator[tuple[tuple[int, int, str], Sure, str]]:
    """Yield the days that figures may mean, the usual one first."""
    usual, american = "the day", "the day, with month and day changed round,"
    if found["close"]:
        yield from _close_readings(found["close"])
        return
    first, middle, last = found["first"], found["middle"], found["last"]
    sure = Sure.CERTAIN if not found["mark"].isspace() else Sure.LIKELY
    if len(first) == 4:
        yield (int(last), int(middle), first), sure, usual
        yield (int(middle), int(last), first), Sure.POSSIBLE, american
    elif len(first) <= 2 and len(last) in (2, 4):
        yield (int(first), int(middle), last), sure, usual
        yield (int(middle), int(first), last), Sure.POSSIBLE, american
        yield (int(last[-2:]), int(middle), first), Sure.POSSIBLE, "the day, with the year first,"


def _close_readings(figures: str) -> Iterator[tuple[tuple[int, int, str], Sure, str]]:
    how = "the day, in figures without a mark,"
    if len(figures) == 8:
        yield (int(figures[:2]), int(figures[2:4]), figures[4:]), Sure.LIKELY, how
        yield (int(figures[6:]), int(figures[4:6]), figures[:4]), Sure.LIKELY, how
    else:
        yield (int(figures[:2]), int(figures[2:4]), figures[4:]), Sure.LIKELY, how
        yield (int(figures[4:]), int(figures[2:4]), figures[:2]), Sure.POSSIBLE, how


def _month(written: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name[:3] == written[:3].lower())


def _day(written: str) -> int:
    return int(written) if written.isdigit() else DAY_WORDS[_said(written)]


def _year(written: str) -> int:
    return int(written) if written.isdigit() else YEAR_WORDS[_said(written)]


def _is_year(written: str) -> bool:
    return len(written) > 2


def _said(written: str) -> str:
    return re.sub(r"[\s-]+", " ", written.lower())
