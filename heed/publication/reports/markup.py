"""How is the XML of a document read, without anything it could fetch or unfold?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from heed.attachments.intake import Limits, Reason, Refused
from heed.attachments.intake.archive import Archive, Part

Element = etree._Element


def parser() -> etree.XMLParser:
    """Return a parser that neither fetches nor unfolds anything."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip


# lxml loads what it needs when it is first used, which is too late behind walls.
WARM: Final = etree.fromstring(b"<a/>", parser())


def part_as_xml(archive: Archive, part: Part, *, limits: Limits) -> Element:
    """Return a part of a document as a tree.

    :raises Refused: if it is too large, defines entities or is no XML
    """
    if part.size > limits.unpacked_xml:
        raise Refused(Reason.TOO_HARD, part.name)
    content = b"".join(archive.unpack(part))
    try:
        tree = etree.fromstring(content, parser())
    except etree.XMLSyntaxError as problem:
        raise Refused(Reason.DAMAGED, part.name) from problem
    if tree.getroottree().docinfo.internalDTD is not None:
        raise Refused(Reason.ENTITIES, part.name)
    return tree


def name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def said(element: Element, attribute: str) -> str:
    """Return what an attribute says, whatever its namespace, or nothing."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == attribute:
            return str(value)
    return ""


def named(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements below that have one of these names, in order."""
    return element.iter(*(f"{{*}}{one}" for one in names))


def child(element: Element | None, *path: str) -> Element | None:
    """Return the element that a path of names leads to, or None."""
    for step in path:
        if element is None:
            return None
        element = next((one for one in element if name(one) == step), None)
    return element


def words(element: Element) -> str:
    """Return all words of an element, with single blanks."""
    return " ".join("".join(map(str, element.itertext())).split())
