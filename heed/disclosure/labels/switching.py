"""What does a text read with labels, how is it turned back, and which names has it still?

Turning back goes by what was switched, never by looking for labels: the word Mother that somebody
wrote stays, and every name comes back as it was written, slips of the pen included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from heed.disclosure.finding.finder import Finder
from heed.disclosure.finding.hits import Hit, Sure, What
from heed.disclosure.labels import unknown
from heed.disclosure.labels.glossary import Glossary

# Texts that are searched in one go: enough to be quick, few enough to be light.
TOGETHER: Final = 200
OF_PEOPLE: Final = frozenset({What.NAME, What.INITIALS})


class NotAsLabelled(ValueError):
    """A labelled text was changed since, so its names cannot be put back where they stood."""


class Switch(NamedTuple):
    """A label in the labelled text, from and to which character, and what was written there."""

    start: int
    end: int
    written: str
    sure: Sure


class Left(NamedTuple):
    """Words in the labelled text that may still name somebody, and why they were left."""

    start: int
    end: int
    why: str


class Labelled(NamedTuple):
    """A text with labels, what was switched in it, and what remains without a label, in order."""

    text: str
    switches: tuple[Switch, ...] = ()
    left: tuple[Left, ...] = ()


class Switcher:
    """A glossary, ready to switch any number of texts."""

    def __init__(self, glossary: Glossary) -> None:
        self._labels = tuple(entry.label for entry in glossary.people)
        self._label_of_place = glossary.label_of_place
        self._may_stay = unknown.words_of([*glossary.allowed, *(e.label for e in glossary.entries)])
        self._finder = Finder(glossary.known)

    def switch(self, texts: Sequence[str]) -> list[Labelled]:
        """Return each text with labels for names; names that could be two people's are left."""
        found = [
            hits
            for first in range(0, len(texts), TOGETHER)
            for hits in self._finder.find(texts[first : first + TOGETHER])
        ]
        strangers = unknown.names(texts, found, may_stay=self._may_stay)
        return [
            self._labelled(text, hits, others)
            for text, hits, others in zip(texts, found, strangers, strict=True)
        ]

    def _labelled(self, text: str, hits: list[Hit], strangers: list[tuple[int, int]]) -> Labelled:
        if not hits and not strangers:
            return Labelled(text)
        pieces, switches, left = [], [], []
        place = shift = 0
        spans = [(hit.start, hit.end, hit) for hit in hits]
        for start, end, hit in sorted([*spans, *((*one, None) for one in strangers)], key=_start):
            label, why = self._label(hit)
            if hit is None or label is None:
                left.append(Left(start + shift, end + shift, why))
                continue
            pieces += [text[place:start], label]
            switches.append(
                Switch(start + shift, start + shift + len(label), text[start:end], hit.sure)
            )
            shift += len(label) - (end - start)
            place = end
        return Labelled("".join([*pieces, text[place:]]), tuple(switches), tuple(left))

    def _label(self, hit: Hit | None) -> tuple[str | None, str]:
        """Return the one label that the words stand for, or why there is none."""
        if hit is None:
            return None, "looks like a name that is not in the glossary"
        if hit.known:
            return self._label_of_place.get(hit.known), hit.why
        if hit.what not in OF_PEOPLE:
            return None, hit.why
        labels = [self._labels[person] for person in hit.people]
        if len(labels) > 1:
            return None, f"could be {' or '.join(labels)}"
        return labels[0], hit.why


def restored(labelled: Labelled) -> str:
    """Return a labelled text with the names as they were written.

    :raises NotAsLabelled: if the text is not the one in which they were switched
    """
    pieces, place = [], 0
    for switch in labelled.switches:
        if not place <= switch.start < switch.end <= len(labelled.text):
            raise NotAsLabelled("The text was changed after its names were switched to labels.")
        pieces += [labelled.text[place : switch.start], switch.written]
        place = switch.end
    return "".join([*pieces, labelled.text[place:]])


def remaining(labelled: Iterable[Labelled]) -> list[tuple[int, str, str]]:
    """List what remains without a label: which text, the words, and why."""
    return [
        (number, one.text[left.start : left.end], left.why)
        for number, one in enumerate(labelled)
        for left in one.left
    ]


def _start(one: tuple[int, int, Hit | None]) -> int:
    return one[0]
