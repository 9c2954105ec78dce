"""What does an OpenDocument text say, and what does it hide?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from heed.attachments.intake import Limits, Reason, Refused
from heed.attachments.intake.archive import Archive
from heed.publication.reports import markup, packages
from heed.publication.reports.markup import Element, child, name, named, said, words
from heed.publication.reports.report import BODY, Gathering, Report

TEXT_TYPE: Final = b"application/vnd.oasis.opendocument.text"
PROPERTIES: Final = {
    "initial-creator": "author",
    "creator": "last changed by",
    "printed-by": "printed by",
    "description": "description",
    "keyword": "keywords",
    "subject": "subject",
    "user-defined": "own property",
}
PARAGRAPHS: Final = frozenset({"p", "h"})
# What stands in a paragraph but is not printed there.
APART: Final = frozenset({"annotation", "title", "desc", "hidden-text", "hidden-paragraph"})
SIGNS: Final = {"tab": "\t", "line-break": "\n"}
WHITE: Final = frozenset({"#ffffff", "#fefefe", "#fdfdfd"})


def read(file: BinaryIO, *, limits: Limits) -> Report:
    """Return the text of an OpenDocument text and what it hides.

    :raises Refused: if it is damaged, too large or none
    """
    archive = Archive(file, limits=limits)
    parts = {part.name: part for part in archive.parts}
    if "content.xml" not in parts or "mimetype" not in parts:
        raise Refused(Reason.NOT_ACCEPTED, "no OpenDocument text")
    if b"".join(archive.unpack(parts["mimetype"])) != TEXT_TYPE:
        raise Refused(Reason.NOT_ACCEPTED, "another OpenDocument")
    trees = {
        one: markup.part_as_xml(archive, parts[one], limits=limits)
        for one in ("content.xml", "styles.xml", "meta.xml")
        if one in parts
    }
    gathering = Gathering()
    hidden = {style for tree in trees.values() for style in _hidden_styles(tree)}
    _body(gathering, trees["content.xml"], BODY, hidden)
    if "styles.xml" in trees:
        _body(gathering, trees["styles.xml"], "header or footer", hidden)
    if "meta.xml" in trees:
        _properties(gathering, trees["meta.xml"])
    for part in archive.parts:
        if part.name.startswith("Thumbnails/") and part.size:
            gathering.hide("thumbnail", part.name)
        elif part.name.startswith(("Object ", "Versions/")) and part.size:
            gathering.hide("file inside the file", part.name)
        else:
            packages.note_other(gathering, archive, part, pictures="Pictures/")
    return gathering.report()


def _hidden_styles(tree: Element) -> Iterator[str]:
    for style in named(tree, "style"):
        form = child(style, "text-properties")
        if form is None:
            continue
        is_white = said(form, "color").lower() in WHITE
        has_ground = said(form, "background-color") not in ("", "transparent")
        ground = child(style, "paragraph-properties")
        has_ground |= ground is not None and said(ground, "background-color") not in (
            "",
            "transparent",
        )
        if said(form, "display") == "none" or (is_white and not has_ground):
            yield said(style, "name")


def _body(gathering: Gathering, tree: Element, part: str, hidden: set[str]) -> None:
    regions = list(named(tree, "changed-region"))
    aside = {one for region in regions for one in region.iter()}
    aside |= {one for note in named(tree, "annotation") for one in note.iter()}
    for paragraph in named(tree, *PARAGRAPHS):
        if paragraph in aside:
            continue
        number = gathering.passage(part, "")
        where = f"{part}, paragraph {number}"
        gathering.placed(
            part, "paragraph", number, "".join(_shown(gathering, paragraph, where, hidden))
        )
    _changes(gathering, tree, regions, part)
    for number, note in enumerate(named(tree, "annotation"), start=1):
        author = _words_of(note, "creator")
        says = "\n".join(words(one) for one in named(note, "p"))
        gathering.hide("comment", f"{number}, by {author or 'nobody named'}", says)
        gathering.author(f"comment {number}", author)
    for text in named(tree, "hidden-text", "hidden-paragraph"):
        gathering.hide("hidden text", part, said(text, "string-value") or words(text))
    for text in named(tree, "title", "desc"):
        if "svg" in str(text.tag) and words(text):
            gathering.hide("alternative text", part, words(text))
    for link in named(tree, "a"):
        gathering.passage("address of a link", said(link, "href"))


def _shown(gathering: Gathering, element: Element, where: str, hidden: set[str]) -> Iterator[str]:
    """Yield what is printed of a paragraph; what is not is noted."""
    if said(element, "style-name") in hidden:
        if words(element):
            gathering.hide("hidden text", where, words(element))
        return
    yield str(element.text or "")
    for one in element:
        found = name(one)
        if found in SIGNS:
            yield SIGNS[found]
        elif found == "s":
            count = said(one, "c")
            yield " " * (min(int(count), 80) if count.isdecimal() else 1)
        elif found not in APART and found not in PARAGRAPHS:
            yield from _shown(gathering, one, where, hidden)
        yield str(one.tail or "")


def _changes(gathering: Gathering, tree: Element, regions: list[Element], part: str) -> None:
    for region in regions:
        for change in region:
            author = _words_of(change, "creator")
            kind = name(change)
            text = " ".join(words(one) for one in named(change, *PARAGRAPHS))
            if kind == "insertion":
                text = _inserted(tree, said(region, "id"))
            where = f"{part}: {kind} by {author or 'nobody named'}"
            gathering.hide("tracked change", where, text)
            gathering.author(f"tracked changes in the {part}", author)


def _inserted(tree: Element, region: str) -> str:
    """Return the words between the marks of an insertion."""
    kept = io.StringIO()
    is_inside = False
    for one in tree.iter():
        if name(one) in ("change-start", "change-end") and said(one, "change-id") == region:
            is_inside = name(one) == "change-start"
        elif is_inside:
            kept.write(str(one.text or ""))
        if is_inside:
            kept.write(str(one.tail or ""))
    return kept.getvalue()


def _words_of(element: Element, what: str) -> str:
    found = next(named(element, what), None)
    return "" if found is None else words(found)


def _properties(gathering: Gathering, tree: Element) -> None:
    for element in tree.iter():
        what, value = name(element), words(element) if not len(element) else ""
        if what in PROPERTIES and value:
            where = said(element, "name") or PROPERTIES[what]
            gathering.hide("property", where, value)
        else:
            gathering.passage("title and settings", value)
    for template in named(tree, "template"):
        if said(template, "href"):
            gathering.hide("path of the template", "settings", said(template, "href"))
