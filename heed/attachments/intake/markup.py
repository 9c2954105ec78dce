"""Is a part written in XML only what it seems, and which of its elements must be looked at?

Word processors write plain XML: no definitions of their own, no encodings that hide what is said.
Whatever else comes is refused while it is read, before anything is built from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol
from xml.parsers import expat

from heed.attachments.intake.limits import Limits
from heed.attachments.intake.refusals import Reason, Refused

Attributes = dict[str, str]
Notice = Callable[[Attributes], None]
Gathered = Callable[[str], None]

ENCODINGS: Final = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "iso-8859-1"})
SEPARATOR: Final = " "
# Names of elements a part may have before it is no document any more.
NAMES: Final = 3_000
# Instructions that tell a reader to fetch a style sheet, with program text in it perhaps.
STYLE_SHEET: Final = "xml-stylesheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What to do with the attributes of an element, and with all text inside it."""

    notice: Notice | None = None
    gather: Gathered | None = None


class Watch(Protocol):
    """What a format wants to know about the elements of a part."""

    def look_at(self, namespace: str, name: str) -> Look | None:
        """Return what to do with such elements, or None."""

    def close(self) -> None:
        """Be told that the part has been read to its end."""


@dataclass(slots=True)
class Spent:
    """How much of the limits the parts read so far have used, all together."""

    limits: Limits
    unpacked: int = 0
    xml: int = 0
    elements: int = 0


class Reading:
    """Reads one part. Feed it, then close it; what the watch asked for is told on the way."""

    def __init__(self, where: str, *, watch: Watch, spent: Spent) -> None:
        self._where = where
        self._watch = watch
        self._spent = spent
        self._open: list[str] = []
        self._looking: dict[str, Notice | None] = {}
        self._texts: list[str] = []
        self._length = 0
        self._parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_definitions
        self._parser.EntityDeclHandler = self._refuse_definitions
        self._parser.XmlDeclHandler = self._check_declaration
        self._parser.ProcessingInstructionHandler = self._check_instruction
        self._parser.StartElementHandler = self._start()
        # The names on the way down are only counted, so it does not matter which of two equal ones
        # is taken out; a built-in method makes large tables three times as quick to read.
        self._parser.EndElementHandler = self._open.remove

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the whole part.

        :raises Refused: if it is no plain XML, or the watch refuses something in it
        """
        spent = self._spent
        try:
            for chunk in chunks:
                spent.xml += len(chunk)
                spent.elements += chunk.count(b"<") - chunk.count(b"</")
                if spent.xml > spent.limits.unpacked_xml:
                    raise Refused(Reason.UNPACKS_TO_TOO_MUCH, self._where)
                if spent.elements > spent.limits.elements:
                    raise Refused(Reason.TOO_COMPLEX, self._where)
                self._parser.Parse(chunk, False)
            self._parser.Parse(b"", True)
        except expat.ExpatError as problem:
            raise Refused(Reason.DAMAGED, self._where) from problem
        self._watch.close()

    def _start(self) -> Callable[[str, Attributes], None]:
        """Return what happens at the start of every element; it runs a million times."""
        looking, way, limits = self._looking, self._open, self._spent.limits
        deepest, most = limits.depth, limits.attributes

        def start(name: str, attributes: Attributes) -> None:
            way.append(name)
            if len(way) > deepest or len(attributes) > most:
                raise Refused(Reason.TOO_COMPLEX, self._where)
            try:
                notice = looking[name]
            except KeyError:
                notice = looking[name] = self._asked(name)
            if notice is not None:
                notice(attributes)

        return start

    def _asked(self, full_name: str) -> Notice | None:
        """Return what happens at the start of elements of this name, or None."""
        if len(self._looking) > NAMES:
            raise Refused(Reason.TOO_COMPLEX, self._where)
        namespace, _, name = full_name.rpartition(SEPARATOR)
        asked = self._watch.look_at(namespace, name)
        if asked is None:
            return None
        if asked.gather is None:
            return asked.notice
        return partial(self._look, asked.notice, asked.gather)

    def _look(self, notice: Notice | None, tell: Gathered, attributes: Attributes) -> None:
        if notice:
            notice(attributes)
        if not self._texts:
            self._gather(tell)

    def _gather(self, tell: Gathered) -> None:
        """Collect the text up to the end of the element that has just begun."""
        depth, texts, most = len(self._open), self._texts, self._spent.limits.formula
        texts.append("")

        def text(piece: str) -> None:
            texts.append(piece)
            self._length += len(piece)
            if self._length > most:
                raise Refused(Reason.TOO_COMPLEX, self._where)

        def end(name: str) -> None:
            self._open.remove(name)
            if len(self._open) < depth:
                self._parser.CharacterDataHandler = None
                self._parser.EndElementHandler = self._open.remove
                gathered = "".join(texts)
                texts.clear()
                self._length = 0
                tell(gathered)

        self._parser.CharacterDataHandler = text
        self._parser.EndElementHandler = end

    def _refuse_definitions(self, *_: object) -> None:
        raise Refused(Reason.ENTITIES, self._where)

    def _check_declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ENCODINGS:
            raise Refused(Reason.ENTITIES, self._where)

    def _check_instruction(self, target: str, _text: str) -> None:
        if target == STYLE_SHEET:
            raise Refused(Reason.CONTENT_ELSEWHERE, self._where)
