"""Where are the parts of a Word document, and what do those say that stand beside the text?"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from heed.attachments.intake import USUAL
from heed.attachments.intake.archive import Archive

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
VAL: Final = W + "val"
ROOT_RELATIONS: Final = "_rels/.rels"
OFF: Final = frozenset({"0", "false", "off"})
DEEPEST: Final = 20  # styles one upon the other


def tags(names: str) -> list[str]:
    """Return the full names of elements of Word, from their names one after the other."""
    return [W + name for name in names.split()]


@dataclass(slots=True)
class Beside:
    """The parts beside the text, each read once: none is large, and none leads to another."""

    numbering: Element | None = None
    styles: Element | None = None
    comments: Element | None = None
    footnotes: Element | None = None
    endnotes: Element | None = None


@dataclass(slots=True)
class Parts:
    """A Word document taken apart: its text in chunks, as it is unpacked, and what is beside."""

    text: Iterator[bytes]
    beside: Beside = field(default_factory=Beside)


def take_apart(content: bytes) -> Parts:
    """Return the parts of a document that has been examined."""
    archive = Archive(io.BytesIO(content), limits=USUAL)
    named = {part.name.casefold(): part for part in archive.parts}

    def tree(name: str) -> Element | None:
        part = named.get(name.casefold())
        if part is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        for chunk in archive.unpack(part):
            parser.feed(chunk)
        return parser.close()

    main = _related(tree(ROOT_RELATIONS), "")["officedocument"]
    folder, _, name = main.rpartition("/")
    related = _related(tree(posixpath.join(folder, "_rels", f"{name}.rels")), folder)
    beside = Beside(**{kind: tree(related[kind]) for kind in Beside.__slots__ if kind in related})
    return Parts(archive.unpack(named[main.casefold()]), beside)


def _related(relations: Element | None, folder: str) -> dict[str, str]:
    """Return the parts of the document that a part names, by the last word of their type."""
    found: dict[str, str] = {}
    for relation in () if relations is None else relations.iter(RELATION):
        if relation.get("TargetMode", "").lower() != "external":
            kind = relation.get("Type", "").rpartition("/")[2].lower()
            target = posixpath.join("/", folder, relation.get("Target", ""))
            found.setdefault(kind, posixpath.normpath(target).lstrip("/"))
    return found


def child(parent: Element | None, name: str) -> Element | None:
    """Return the first child of this name; several times as quick as looking for a path."""
    return None if parent is None else next(parent.iterchildren(W + name), None)


def value(parent: Element | None, *path: str) -> str | None:
    """Return what the element says that is found along a path, or None."""
    for name in path:
        parent = child(parent, name)
    return None if parent is None else parent.get(VAL)


def is_on(parent: Element | None, name: str) -> bool:
    """Say whether a property is there and not switched off."""
    found = child(parent, name)
    return found is not None and found.get(VAL, "1") not in OFF


class Styles:
    """Which styles number their paragraphs, and which hide their text?"""

    def __init__(self, styles: Element | None) -> None:
        found = () if styles is None else styles.findall(W + "style")
        self._styles = {style.get(W + "styleId", ""): style for style in found}
        self._numbers = {name: self._number(name) for name in self._styles}
        self.numbered = frozenset(name for name, number in self._numbers.items() if number)
        self.hiding = frozenset(name for name in self._styles if self._hides(name))

    def number(self, style: str | None) -> tuple[str, str] | None:
        """Return the numbering of a style, and its level there."""
        return self._numbers.get(style or "")

    def _number(self, name: str) -> tuple[str, str] | None:
        for style in self._line(name):
            number = value(style, "pPr", "numPr", "numId")
            if number is not None:
                return number, value(style, "pPr", "numPr", "ilvl") or "0"
        return None

    def _hides(self, name: str) -> bool:
        for style in self._line(name):
            properties = child(style, "rPr")
            if child(properties, "vanish") is not None:
                return is_on(properties, "vanish")
        return False

    def _line(self, name: str) -> Iterator[Element]:
        """Yield a style and those it is based on; a circle of them ends as well."""
        for _ in range(DEEPEST):
            if name not in self._styles:
                return
            yield self._styles[name]
            name = value(self._styles[name], "basedOn") or ""
