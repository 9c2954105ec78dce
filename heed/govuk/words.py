"""How are dates, moments and small numbers written on a page?"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

# Pages show England's clock; heed.core.clock is a neighbour on this floor and may not be asked.
LONDON = ZoneInfo("Europe/London")

UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"))
UNBROKEN = "\N{NO-BREAK SPACE}"

NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def long_date(day: date) -> str:
    """Write a day, or the London day of a moment: 5 January 2027."""
    day = _london_day(day)
    return f"{day.day} {day:%B %Y}"


def weekday_date(day: date) -> str:
    """Write a day with its weekday: Tuesday 5 January 2027."""
    return f"{_london_day(day):%A} {long_date(day)}"


def moment(at: datetime) -> str:
    """Write an aware moment in London time: 5 January 2027 at 2:05pm."""
    return f"{long_date(at)} at {clock_time(at)}"


def clock_time(at: datetime) -> str:
    """Write the London time of an aware moment: 2:05pm, 9am, midday, midnight."""
    local = at.astimezone(LONDON)
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def number_word(number: int) -> str:
    """Write zero to nine as a word and larger numbers in figures: three, 10, 1,250."""
    if 0 <= number < len(NUMBER_WORDS):
        return NUMBER_WORDS[number]
    return f"{number:,}"


def many(number: int, *, one: str, several: str) -> str:
    """Write a counted noun: "1 working day", "3 working days"."""
    return f"{number:,} {one if number == 1 else several}"


def size_in_words(size: int) -> str:
    """Write a number of bytes as people say it: "340 kB", "1.2 MB"."""
    for unit, name in UNITS:
        if size >= unit:
            number = f"{size / unit:.1f}".removesuffix(".0")
            return f"{number}{UNBROKEN}{name}"
    return f"{size}{UNBROKEN}bytes"


def _london_day(day: date) -> date:
    return day.astimezone(LONDON).date() if isinstance(day, datetime) else day
