"""What does a row tell: which event, about whom, and what was found?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from heed.chronologies.merging import single_words, vocabulary

Answers = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of a row, understood: shorthand and spelling of the agency are gone.

    `events` hardly happen twice in a week, `contacts` happen every week; `family` and `others` are
    who is spoken of; `words` are what is left and tells this event from another; `answers` are
    findings by the question they answer; `denied` are events the row says there were not; `earlier`
    is True if the row speaks of the day before.
    `told_of` is True if the agency was told, so that its time may be later; `clock` is a time in
    the words, in minutes after midnight.
    """

    events: frozenset[str]
    contacts: frozenset[str]
    family: frozenset[str]
    others: frozenset[str]
    words: frozenset[str]
    answers: Answers
    denied: frozenset[str]
    earlier: bool
    told_of: bool
    clock: int | None


class _Found(NamedTuple):
    table: str
    meaning: str
    begins: int
    ends: int


_BEFORE_AN_AGE: Final = frozenset({"is", "as", "says", "over", "be"})
_PARTNERS: Final = frozenset({"partner", "boyfriend", "girlfriend", "adult"})
_SIBLINGS: Final = frozenset({"brother", "sister", "sibling"})
_EVENT, _PERSON, _BODY, _DEED = "event", "person", "body", "deed"
_BY_PLACE: Final = itemgetter(0, 1)
_MOST_SHARED: Final = 100_000
_SHARED: Final[dict[frozenset[str], frozenset[str]]] = {}
_NOTHING: Final = frozenset({""})
# A partner may be the father or not.
_MORE_THAN_ONE: Final = {
    "parents": frozenset({"mother", "father"}),
    "partner": frozenset({"father", "mother's partner"}),
}
_ATTENDED: Final = "whether they attended"
_TELLS: Final = frozenset({"says", "said", "reports", "reported", "states", "stated", "told"})
_LEFT: Final = frozenset({"left", "l", "lt", "lhs"})
_RIGHT: Final = frozenset({"right", "r", "rt", "rhs"})
_BOTH: Final = frozenset({"both", "bilateral"})
_LEADS_TO_A_PERSON: Final = frozenset({"by", "from", "with", "to"})
_DOES: Final = vocabulary.FAMILY | {"neighbour", "foster carer"}
# Whether a child was seen matters only where somebody came to see them.
_SEEN: Final = "whether the child was seen"
_VISITS: Final = frozenset({
    "home visit", "visit by the social worker", "visit by the health visitor",
})  # fmt: skip
_NOT: Final = frozenset({"no", "not", "never", "without", "nobody", "wasn't", "didn't", "nil"})
_AFTER_NOT: Final = frozenset({"any", "a", "an", "be", "been", "being", "visible", "in", "have"})
# Where on the body matters only where somebody was hurt.
_HURT: Final = frozenset({
    "bruise", "burn", "cut", "fracture", "bite", "head injury", "assault", "self harm", "rash",
    "stabbing",
})  # fmt: skip
_NEAR: Final = {"face": "head", "eye": "head", "ear": "head"}
_TIME_OF_DAY: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_ASKED: Final = frozenset({"request", "requested", "arrange", "arranged"})
_TOWARDS: Final = frozenset({"progress", "progressed", "awaiting", "pending", "await"})
_MAY_BE_PLANNED: Final = vocabulary.PLANNED | _ASKED | _TOWARDS | {"be"}
_DAY_BEFORE: Final = frozenset({"yesterday", "overnight"})
_REFERRED_BY: Final = ("referred", "by")
_NIGHT_BEFORE: Final = (("last", "night"), ("previous", "day"), ("day", "before"))


@lru_cache(maxsize=16384)
def tell(text: str) -> Telling:
    """Return what the words of a row tell."""
    tokens = single_words.cut(text)
    here = frozenset(tokens)
    found = _happened(tokens, here)
    said: defaultdict[str, set[str]] = defaultdict(set)
    for table, meaning, _, _ in found:
        said[table].add(meaning)
    happened, people = said.pop(_EVENT, set()), said.pop(_PERSON, set())
    for meaning in people & _MORE_THAN_ONE.keys():
        people |= _MORE_THAN_ONE[meaning]
    events = _shared(happened & vocabulary.EVENTS.keys())
    return Telling(
        events=events,
        contacts=_shared(happened - events),
        family=_shared(people & vocabulary.FAMILY),
        others=_shared(people - vocabulary.FAMILY),
        words=_words(tokens, found),
        answers=_answers(tokens, found, said, frozenset(happened)),
        denied=_shared(frozenset(_denied(tokens, found))),
        earlier=not _DAY_BEFORE.isdisjoint(here) or _has(tokens, here, *_NIGHT_BEFORE),
        told_of=not vocabulary.TOLD.isdisjoint(here) or _has(tokens, here, _REFERRED_BY),
        clock=_clock(tokens),
    )


def _shared(meanings: AbstractSet[str]) -> frozenset[str]:
    """Return a few meanings as a set that all rows share which have these: they are many."""
    found = frozenset(meanings)
    return _SHARED.setdefault(found, found) if len(_SHARED) < _MOST_SHARED else found


def _answers(
    tokens: Sequence[str],
    found: Sequence[_Found],
    said: defaultdict[str, set[str]],
    events: frozenset[str],
) -> Answers:
    """Return the findings, with those that need more than a phrase: sides, numbers, who, ages."""
    parts = said.pop(_BODY, set())
    for table in (_DEED, _ATTENDED):
        said.pop(table, None)
    for question, answer in chain(_of_phrases(tokens, found), _of_numbers(tokens, found)):
        said[question].add(answer)
    if "section 47" in events:
        said.setdefault("what was decided", {"taken forward"})
    if parts and events & _HURT:
        said["where on the body"] = {_NEAR.get(part, part) for part in parts}
    if said.get(_SEEN) == {"not seen"} and "telephone call" in events and not events & _VISITS:
        del said[_SEEN]  # nobody answered a telephone
    return {question: _shared(answers) for question, answers in said.items()}


def _phrases() -> dict[tuple[str, ...], list[tuple[tuple[str, ...], str, str]]]:
    """Return every phrase by its first two words, or its only one, with what it means where."""
    tables: list[tuple[str, vocabulary.Ways]] = [
        (_EVENT, {**vocabulary.EVENTS, **vocabulary.CONTACTS}),
        (_PERSON, vocabulary.PEOPLE),
        (_BODY, vocabulary.BODY),
        (_DEED, vocabulary.DEEDS),
        *vocabulary.FINDINGS.items(),
    ]
    phrases: defaultdict[tuple[str, ...], list[tuple[tuple[str, ...], str, str]]]
    phrases = defaultdict(list)
    for table, meanings in tables:
        for meaning, ways in meanings.items():
            for way in ways:
                words = tuple(way.replace("'s", "").split())
                phrases[words[:2]].append((words, table, meaning))
    for ways_to_begin in phrases.values():
        ways_to_begin.sort(key=lambda way: -len(way[0]))
    return dict(phrases)


_PHRASES: Final = _phrases()
_ALONE: Final = {words[0]: ways for words, ways in _PHRASES.items() if len(words) == 1}


def _happened(tokens: Sequence[str], here: frozenset[str]) -> list[_Found]:
    found = _find(tokens)
    if here.isdisjoint(_MAY_BE_PLANNED):
        return found
    return [one for one in found if one.table != _EVENT or not _is_planned(tokens, one)]


def _find(tokens: Sequence[str]) -> list[_Found]:
    """Return what the tokens mean; a longer phrase hides shorter ones of its table inside it."""
    covered: dict[str, int] = {}
    found = []
    longer = [(at, 0, _PHRASES[two]) for at, two in enumerate(pairwise(tokens)) if two in _PHRASES]
    alone = [(at, 1, _ALONE[token]) for at, token in enumerate(tokens) if token in _ALONE]
    for position, _, ways in sorted([*longer, *alone], key=_BY_PLACE):
        for words, table, meaning in ways:
            ends = position + len(words)
            is_here = ends <= position + 2 or tuple(tokens[position:ends]) == words
            if is_here and covered.get(table, 0) <= position:
                covered[table] = ends
                found.append(_Found(table, meaning, position, ends))
    return found


def _is_planned(tokens: Sequence[str], one: _Found) -> bool:
    before, following = tokens[max(0, one.begins - 2) : one.begins], tokens[one.ends : one.ends + 3]
    return (
        not vocabulary.PLANNED.isdisjoint(following)
        or not _ASKED.isdisjoint(before)
        or not _TOWARDS.isdisjoint(before)
        or ("to", "be") in pairwise(following)
        or (one.meaning in vocabulary.STRONG and ("to", "be") in pairwise(before))
    )


def _denied(tokens: Sequence[str], found: Sequence[_Found]) -> Iterator[str]:
    """Yield the events of which the words say that there were none: “did not arrest”."""
    for one in found:
        before = tokens[max(0, one.begins - 2) : one.begins]
        denies = not _NOT.isdisjoint(before[-1:]) or (
            not _NOT.isdisjoint(before[:1]) and not _AFTER_NOT.isdisjoint(before[-1:])
        )
        if one.table == _EVENT and one.meaning in vocabulary.EVENTS and denies:
            yield one.meaning


def _of_phrases(tokens: Sequence[str], found: Sequence[_Found]) -> Iterator[tuple[str, str]]:
    people = {one.begins: one.meaning for one in found if one.table == _PERSON}
    for one in found:
        if one.table == _BODY:
            yield from _side(tokens, one)
        elif one.table == _DEED:
            yield from _doer(tokens, one, people)
        elif one.table == _ATTENDED:
            yield from _attended(tokens, one, people)


def _of_numbers(tokens: Sequence[str], found: Sequence[_Found]) -> Iterator[tuple[str, str]]:
    numbers = [
        (at, number) for at, token in enumerate(tokens) if (number := single_words.NUMBER[token])
    ]
    taken = _taken(found, _EVENT) if numbers else frozenset()
    for position, number in numbers:
        if _is_an_age(tokens, position):
            yield _whose_age(tokens, position), number
        elif position not in taken:
            for thing in _counted(tokens[position + 1 : position + 5]):
                yield f"how many: {thing}", number


def _taken(found: Sequence[_Found], *tables: str) -> frozenset[int]:
    """Return the places of the tokens that mean something, in some tables or in any."""
    return frozenset(
        at for one in found if not tables or one.table in tables
        for at in range(one.begins, one.ends)
    )  # fmt: skip


def _is_an_age(tokens: Sequence[str], position: int) -> bool:
    before = tokens[position - 1] if position else ""
    after = tokens[position + 1] if position + 1 < len(tokens) else ""
    return before == "aged" or (
        before in _BEFORE_AN_AGE and tokens[position].isdecimal() and after not in vocabulary.UNITS
    )


def _whose_age(tokens: Sequence[str], position: int) -> str:
    near = {*tokens[max(0, position - 5) : position], *tokens[position + 1 : position + 3]}
    if near & _SIBLINGS:
        return "how old the sibling is"
    return "how old the partner is" if near & _PARTNERS else "how old the child is"


def _side(tokens: Sequence[str], part: _Found) -> Iterator[tuple[str, str]]:
    before = set(tokens[max(0, part.begins - 3) : part.begins])
    if before & _LEFT:
        yield f"which side: {part.meaning}", "left"
    if before & _BOTH:
        yield f"which side: {part.meaning}", "both"
    if before & _RIGHT:
        yield f"which side: {part.meaning}", "right"


def _attended(
    tokens: Sequence[str], finding: _Found, people: Mapping[int, str]
) -> Iterator[tuple[str, str]]:
    """Yield who attended or did not: the person named just before, or else the child."""
    for position in range(finding.ends - 1, max(-1, finding.begins - 4), -1):
        person = people.get(position)
        if person in vocabulary.FAMILY and tokens[position + 1] not in _TELLS:
            for one in sorted(_MORE_THAN_ONE.get(person, {person})):
                yield f"whether {one} attended", finding.meaning
            return
    yield _ATTENDED, finding.meaning


def _doer(
    tokens: Sequence[str], deed: _Found, people: Mapping[int, str]
) -> Iterator[tuple[str, str]]:
    """Yield who did it: whoever stands behind “by”, “from” or “with”, or else just before."""
    for position in range(_led_to(tokens, deed), min(deed.ends + 5, len(tokens))):
        if people.get(position) in _DOES:
            yield from _one_or_more(deed.meaning, people[position])
            return
    for position in range(deed.begins - 1, max(-1, deed.begins - 3), -1):
        if people.get(position) in _DOES:
            yield from _one_or_more(deed.meaning, people[position])
            return


def _led_to(tokens: Sequence[str], deed: _Found) -> int:
    """Return where a person may stand whom “by” or “from” leads to; the end if none does."""
    if tokens[deed.ends - 1] in _LEADS_TO_A_PERSON:
        return deed.ends
    for position in range(deed.ends, min(deed.ends + 4, len(tokens))):
        near = position < deed.ends + 2
        if tokens[position] == "by" or (near and tokens[position] in _LEADS_TO_A_PERSON):
            return position + 1
    return len(tokens)


def _one_or_more(question: str, person: str) -> Iterator[tuple[str, str]]:
    for one in sorted(_MORE_THAN_ONE.get(person, {person})):
        yield question, one


def _counted(following: Sequence[str]) -> Iterator[str]:
    """Yield the one or two things a number counts: “30 paracetamol tablets”."""
    things = 0
    for token in following:
        if token in vocabulary.NOT_COUNTED or single_words.NUMBER[token]:
            return
        if token in vocabulary.BETWEEN_NUMBER_AND_THING:
            continue
        yield single_words.STEM[token]
        things += 1
        if things == 2:
            return


def _words(tokens: Sequence[str], found: Sequence[_Found]) -> frozenset[str]:
    left = list(tokens)
    for one in found:
        left[one.begins : one.ends] = [""] * (one.ends - one.begins)
    return frozenset([single_words.KEPT[token] for token in left]) - _NOTHING


def _clock(tokens: Sequence[str]) -> int | None:
    """Return the first time of day in the words: “20:30”, “3 pm”."""
    for position in [at for at, token in enumerate(tokens) if token[0] < "a"]:
        token, following = tokens[position], tokens[position + 1 : position + 2]
        if found := _TIME_OF_DAY.fullmatch(token):
            return int(found[1]) * 60 + int(found[2])
        if following in (["am"], ["pm"]) and token.isdecimal() and 1 <= int(token) <= 12:
            return (int(token) % 12 + 12 * (following == ["pm"])) * 60
    return None


def _has(tokens: Sequence[str], here: frozenset[str], *pairs: tuple[str, str]) -> bool:
    return any(pair[0] in here and pair in pairwise(tokens) for pair in pairs)
