"""What every test of finding asks: which words are found in a text."""

from __future__ import annotations

from datetime import date

from heed.disclosure.finding.finder import Finder
from heed.disclosure.finding.hits import Hit, Sure, What
from heed.disclosure.finding.known import Known, Person

Found = tuple[str, What, Sure]

JANE = Person(names=("Jane Mary O'Brien-Smith", "Janey"), called="Mother", born_on=date(1994, 5, 3))
LIAM = Person(
    names=("Liam Harris",),
    called="Child A",
    born_on=date(2019, 3, 21),
    died_on=date(2019, 4, 13),
)
STEPHEN = Person(names=("Mr Stephen McDonald",))
GRACE = Person(names=("Grace May",))
FAMILY = (JANE, LIAM, STEPHEN, GRACE)


def hits_in(text: str, *people: Person, **known: tuple[str, ...]) -> list[Hit]:
    """Return what is found of a family, or of the people given, and what else is known."""
    finder = Finder(Known(people=people or FAMILY, **known))
    (found,) = finder.find([text])
    return found


def found_in(text: str, *people: Person, **known: tuple[str, ...]) -> list[Found]:
    """Return the words that are found, as what, and how sure."""
    return [
        (text[hit.start : hit.end], hit.what, hit.sure) for hit in hits_in(text, *people, **known)
    ]


def words_in(text: str, *people: Person, **known: tuple[str, ...]) -> list[str]:
    """Return the words that are found."""
    return [words for words, _, _ in found_in(text, *people, **known)]
