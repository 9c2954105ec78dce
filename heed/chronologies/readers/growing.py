"""How is a long document read without ever holding more than a few of its rows?

While the XML is still coming in, everything but the last child of an element is complete. So what
is complete is handed over and forgotten, and what is begun is waited for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from lxml import etree
from lxml.etree import _Element as Element


class Step(Enum):
    """What is met on the way through a document."""

    INTO = "a container begins; it is not complete, but what stands before it is"
    BLOCK = "a complete element, forgotten after this step"
    PLAIN = "the same, and nothing notable stands in it"
    OUT_OF = "a container has ended"


Met = tuple[Step, Element]


def steps(
    chunks: Iterable[bytes], *, body: str, through: frozenset[str], notable: tuple[str, ...]
) -> Iterator[Met]:
    """Walk through the body of a document; elements named in `through` are containers.

    :raises lxml.etree.XMLSyntaxError: if it is no XML
    """
    # One who reads definitions or fetches anything is refused before; these are the second wall.
    parser = etree.XMLPullParser(
        events=("start",),
        tag=body,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    walk, events, found = _Walk(through, notable), parser.read_events(), None
    for chunk in chunks:
        parser.feed(chunk)
        if found is None:
            found = next((met[1] for met in events if isinstance(met[1], etree._Element)), None)
            if found is not None:
                yield Step.INTO, found
        if found is not None:
            yield from walk.on(found, ended=False)
    parser.close()
    if found is not None:
        yield from walk.on(found, ended=True)
        yield Step.OUT_OF, found


class _Walk:
    """Remembers which containers have begun."""

    def __init__(self, through: frozenset[str], notable: tuple[str, ...]) -> None:
        self._through = through
        self._notable = notable
        self._begun: list[Element] = []

    def on(self, parent: Element, *, ended: bool, level: int = 0) -> Iterator[Met]:
        """Hand over what is complete inside an element, and take it out."""
        is_plain = next(parent.iterdescendants(*self._notable), None) is None
        block, done = (Step.PLAIN if is_plain else Step.BLOCK), 0
        for child in parent:
            is_complete = ended or child.getnext() is not None
            if child.tag in self._through:
                if len(self._begun) == level:
                    self._begun.append(child)
                    yield Step.INTO, child
                yield from self.on(child, ended=is_complete, level=level + 1)
                if is_complete:
                    self._begun.pop()
                    yield Step.OUT_OF, child
            elif is_complete:
                yield block, child
            done += is_complete
        del parent[:done]
