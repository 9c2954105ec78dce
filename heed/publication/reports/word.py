"""What does a Word document say, and what does it hide?"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO, Final

from heed.attachments.intake import Limits, Reason, Refused
from heed.attachments.intake.archive import Archive, Part
from heed.publication.reports import markup, packages, word_body
from heed.publication.reports.markup import Element, named, said, words
from heed.publication.reports.report import BODY, Gathering, Report

ReadPart = Callable[[Gathering, Element, str], None]

MAIN: Final = re.compile(r"word/document\d*\.xml")
# What says who wrote a document; its title is meant to be read.
PROPERTIES: Final = {
    "creator": "author",
    "lastModifiedBy": "last changed by",
    "Manager": "manager",
    "Company": "organisation",
    "description": "description",
    "keywords": "keywords",
    "subject": "subject",
    "category": "category",
    "HyperlinkBase": "address of links",
    "contentStatus": "status",
}


def read(file: BinaryIO, *, limits: Limits) -> Report:
    """Return the text of a Word document and what it hides.

    :raises Refused: if it is damaged, too large or none
    """
    archive = Archive(file, limits=limits)
    main = [part for part in archive.parts if MAIN.fullmatch(part.name)]
    if not main:
        raise Refused(Reason.NOT_ACCEPTED, "no Word document")
    trees = {
        part.name: markup.part_as_xml(archive, part, limits=limits)
        for part in archive.parts
        if part.size and part.name.endswith((".xml", ".rels"))
    }
    gathering = Gathering()
    hidden_styles = {
        name
        for part, tree in trees.items()
        if part.startswith("word/styles")
        for name in word_body.hidden_styles(tree)
    }
    ordered = sorted(trees, key=lambda name: (not MAIN.fullmatch(name), name))
    for name in ordered:
        _read_part(gathering, name, trees[name], hidden_styles)
    for part in archive.parts:
        _other_part(gathering, archive, part)
    return gathering.report()


def _read_part(gathering: Gathering, name: str, tree: Element, hidden: set[str]) -> None:
    if MAIN.fullmatch(name):
        word_body.read(gathering, tree, BODY, hidden)
        return
    for pattern, part, reader in PARTS:
        if pattern.match(name):
            if reader is None:
                word_body.read(gathering, tree, part, hidden)
            else:
                reader(gathering, tree, part)
            return


def _comments(gathering: Gathering, tree: Element, part: str) -> None:
    for number, comment in enumerate(named(tree, "comment"), start=1):
        author = said(comment, "author") or "nobody named"
        paragraphs = [words(paragraph) for paragraph in named(comment, "p")]
        gathering.hide(part, f"{number}, by {author}", "\n".join(paragraphs))
        gathering.author(f"{part} {number}", said(comment, "author"))


def _people(gathering: Gathering, tree: Element, part: str) -> None:
    for person in named(tree, "person"):
        gathering.author(part, said(person, "author"))


def _properties(gathering: Gathering, tree: Element, part: str) -> None:
    for element in tree:
        name, value = markup.name(element), words(element)
        if name in PROPERTIES and value:
            gathering.hide(part, PROPERTIES[name], value)
        elif name == "property":
            gathering.hide(part, said(element, "name"), value)
        else:
            gathering.passage("title and settings", value)


def _custom(gathering: Gathering, tree: Element, part: str) -> None:
    values = [words(one) for one in tree.iter() if not len(one)]
    values += [str(value) for one in tree.iter() for value in one.attrib.values()]
    if any(one.strip() for one in values):
        gathering.hide(part, markup.name(tree), " | ".join(filter(None, values)))


def _settings(gathering: Gathering, tree: Element, part: str) -> None:
    for variable in named(tree, "docVar"):
        gathering.hide(part, said(variable, "name"), said(variable, "val"))


def _links(gathering: Gathering, tree: Element, part: str) -> None:
    for link in tree:
        if said(link, "TargetMode") == "External":
            if said(link, "Type").endswith("/attachedTemplate"):
                gathering.hide("path of the template", "settings", said(link, "Target"))
            else:
                gathering.passage(part, said(link, "Target"))


def _blocks(gathering: Gathering, tree: Element, part: str) -> None:
    if text := "\n".join(filter(None, (words(one) for one in named(tree, "p")))):
        gathering.hide(part, "glossary", text)


PARTS: Final[tuple[tuple[re.Pattern[str], str, ReadPart | None], ...]] = (
    (re.compile(r"word/header\d*\.xml"), "header", None),
    (re.compile(r"word/footer\d*\.xml"), "footer", None),
    (re.compile(r"word/footnotes\.xml"), "footnote", None),
    (re.compile(r"word/endnotes\.xml"), "endnote", None),
    (re.compile(r"word/comments\.xml"), "comment", _comments),
    (re.compile(r"word/people\.xml"), "list of people", _people),
    (re.compile(r"docProps/(core|app|custom)\.xml"), "property", _properties),
    (re.compile(r"customXml/item\d*\.xml"), "custom XML", _custom),
    (re.compile(r"word/settings\.xml"), "document variable", _settings),
    (re.compile(r"word/glossary/document\.xml"), "building block", _blocks),
    (re.compile(r"(word|_rels)/.*\.rels|_rels/\.rels"), "address of a link", _links),
    (re.compile(r"word/(charts|diagrams)/.*\.xml"), "chart or diagram", packages.loose_words),
)


def _other_part(gathering: Gathering, archive: Archive, part: Part) -> None:
    if part.name.startswith("docProps/thumbnail"):
        gathering.hide("thumbnail", part.name)
    else:
        packages.note_other(gathering, archive, part, pictures="word/media/")
