"""How do people and programs write what is known, exactly and nearly?"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

from heed.disclosure.finding.known import Known, Person

Write = Callable[[random.Random, Person], str]
INVISIBLE: Final = ("\u00ad", "\u200b", "\u2060")
LOOKALIKE: Final = {"a": "\u0430", "e": "\u0435", "o": "\u043e", "c": "\u0441", "i": "\u0456"}


class Planted(NamedTuple):
    """Words to plant, how they were made, and whether they are exactly what is known."""

    words: str
    how: str
    is_exact: bool


def _name(person: Person) -> list[str]:
    return person.names[0].split()


def _ends(person: Person) -> str:
    words = _name(person)
    return f"{words[0]} {words[-1]}"


def _slip(chosen: random.Random, word: str) -> str:
    """Return a word with one slip of the pen, not in its first letter."""
    place = chosen.randrange(1, len(word))
    letter = chosen.choice(string.ascii_lowercase)
    slips = (
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
        if place > 1
        else word[:place] + letter + word[place:],
    )
    return chosen.choice([one for one in slips if one != word])


def _misspelt(chosen: random.Random, person: Person) -> str:
    first, last = _name(person)[0], _name(person)[-1]
    if chosen.random() < 0.5:
        return f"{_slip(chosen, first)} {last}"
    return f"{first} {_slip(chosen, last)}"


def _alone(chosen: random.Random, person: Person) -> str:
    """Return the longer of first name and surname with a slip, if one is long enough alone."""
    return _slip(chosen, max(_name(person), key=len))


def _into(chosen: random.Random, person: Person, sign: str) -> str:
    words = _ends(person)
    place = chosen.randrange(1, words.index(" "))
    return words[:place] + sign + words[place:]


EXACT: Final[dict[str, Write]] = {
    "whole name": lambda _, person: person.names[0],
    "first and last": lambda _, person: _ends(person),
    "first name": lambda _, person: _name(person)[0],
    "surname": lambda _, person: _name(person)[-1],
}
NEAR: Final[dict[str, Write]] = {
    "possessive": lambda _, person: f"{_name(person)[0]}\u2019s",
    "plural": lambda _, person: f"the {_name(person)[-1]}s",
    "capitals": lambda _, person: _ends(person).upper(),
    "small letters": lambda _, person: _ends(person).lower(),
    "surname first": lambda _, person: f"{_name(person)[-1]}, {_name(person)[0]}",
    "initial and surname": lambda _, person: f"{_name(person)[0][0]}. {_name(person)[-1]}",
    "initial without stop": lambda _, person: f"{_name(person)[0][0]} {_name(person)[-1]}",
    "surname initial": lambda _, person: f"{_name(person)[0]} {_name(person)[-1][0]}.",
    "initials with stops": lambda _, person: f"{_name(person)[0][0]}.{_name(person)[-1][0]}.",
    "curly apostrophe": lambda _, person: _ends(person).replace("'", "\u2019"),
    "without hyphen": lambda _, person: _ends(person).replace("-", " "),
    "another hyphen": lambda _, person: _ends(person).replace("-", "\u2011"),
    "over two lines": lambda _, person: _ends(person).replace(" ", "\n"),
    "two blanks": lambda _, person: _ends(person).replace(" ", "\u00a0 "),
    "unseen sign": lambda chosen, person: _into(chosen, person, chosen.choice(INVISIBLE)),
    "split at line end": lambda chosen, person: _into(chosen, person, "-\n"),
    "lookalike": lambda _, person: "".join(LOOKALIKE.get(c, c) for c in _ends(person)),
    "misspelt": _misspelt,
    "misspelt again": _misspelt,
    "misspelt alone": _alone,
}
DAYS: Final[tuple[Callable[[date], str], ...]] = (
    lambda day: f"{day.day} {day:%B} {day.year}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%d.%m.%y}",
    lambda day: f"{day.day}{_th(day.day)} of {day:%B}, {day.year}",
    lambda day: f"{day:%A} {day.day}{_th(day.day)} {day:%b} {day.year}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day.day}-{day:%b}-{day:%y}",
    lambda day: f"{day:%d%m%Y}",
    lambda day: f"{day.day} {day:%b} \u2019{day:%y}",
)


def _th(number: int) -> str:
    if number in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def all_of_them(known: Known, *, count: int, seed: int) -> Iterator[Planted]:
    """Yield so many identifiers to plant, of every kind in turn."""
    chosen = random.Random(seed)
    ways = [
        *((how, write, True) for how, write in EXACT.items()),
        *((how, write, False) for how, write in NEAR.items()),
    ]
    for number in range(count):
        if number % 4 == 3:
            yield _other(chosen, known, number)
        else:
            how, write, is_exact = ways[number % len(ways)]
            yield Planted(write(chosen, chosen.choice(known.people)), how, is_exact)


def _other(chosen: random.Random, known: Known, number: int) -> Planted:
    """Return a day, an address, a school or a number, as known or in another form."""
    reference = chosen.choice(known.references)
    street, town, code = chosen.choice(known.places).split(", ")
    school = chosen.choice(known.organisations)
    born = chosen.choice(known.people).born_on or date.min
    forms = (
        Planted(DAYS[number % len(DAYS)](born), "date of birth", False),
        Planted(street, "street and number", True),
        Planted(f"{street.split()[1]} {street.split()[2]}", "street", False),
        Planted(f"{street}, {town}", "address", True),
        Planted(code.replace(" ", "").lower(), "postcode", False),
        Planted(school.replace("'", "\u2019"), "school", False),
        Planted(" ".join(school.split()[:2]), "short name of a school", False),
        Planted(reference, "reference", True),
        Planted(re.sub(r"[ /]", "", reference), "reference without blanks", False),
        Planted(re.sub(r"[ /]", "-", reference), "reference with hyphens", False),
    )
    return forms[number // 4 % len(forms)]
