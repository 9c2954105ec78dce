"""Does somebody read a chronology with names or with labels, and how does each text read then?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeVar
from urllib.parse import urlencode

from django.urls import reverse

from heed.access.viewer import Viewer
from heed.chronologies import queries
from heed.chronologies.models import Chronology, GlossaryEntry
from heed.disclosure.labels import Switcher

T = TypeVar("T")
# What an address says if its page is to be read with labels.
READ: Final = "read"
LABELS: Final = "labels"


@dataclass(frozen=True, slots=True)
class Wording:
    """How each text reads, and what an address says so that the next page reads the same."""

    reads: Callable[[str], str] = str
    query: str = ""

    def __call__(self, text: str) -> str:
        """Return a text as it reads."""
        return self.reads(text)

    def address(self, page: str, *words: object) -> str:
        """Return the address of a page that reads the same."""
        return reverse(page, args=words) + self.query


AS_WRITTEN: Final = Wording()


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads a chronology: with labels or with names, and whether that is a choice."""

    labelled: bool
    chooses: bool
    query: str
    entries: tuple[GlossaryEntry, ...]

    def words(self, build: Callable[[Wording], T]) -> T:
        """Return what is built of texts, each as this person reads it.

        With labels it is built twice: first to learn its texts, so that they are switched together.
        """
        if not self.labelled:
            return build(Wording(query=self.query))
        texts: dict[str, str] = {}
        build(Wording(lambda text: texts.setdefault(text, text), self.query))
        reads = self.switched(texts)
        return build(Wording(reads.__getitem__, self.query))

    def switched(self, texts: Iterable[str]) -> dict[str, str]:
        """Return each text with labels for names."""
        asked = list(texts)
        found = Switcher(queries.as_glossary(self.entries)).switch(asked)
        return {text: one.text for text, one in zip(asked, found, strict=True)}


def reader(chronology: Chronology, viewer: Viewer, *, asked: str) -> Reader:
    """Return how somebody reads a chronology; `asked` is what the address says of it.

    Whoever may not see what some of the names tell reads labels whatever the address says. An
    agency reads its own return as it wrote it.
    """
    entries = tuple(queries.entries_in_glossary(chronology, viewer))
    must = queries.must_read_labels(entries, viewer)
    wants = asked == LABELS and queries.reads_all(viewer)
    return Reader(
        labelled=must or wants,
        chooses=queries.reads_all(viewer) and not must,
        query=query(asked) if wants else "",
        entries=entries,
    )


def query(asked: str) -> str:
    """Return what addresses say of how they are read, as the one before did."""
    return f"?{urlencode({READ: LABELS})}" if asked == LABELS else ""
