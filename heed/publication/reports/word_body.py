"""What do the paragraphs of a Word document say, as they are printed, and what else is in them?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from heed.publication.reports.markup import Element, child, name, named, said, words
from heed.publication.reports.report import Gathering

SIGNS: Final = {
    "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad",
    "ptab": "\t",
}  # fmt: skip
OFF: Final = frozenset({"0", "false", "off", "none"})
WHITE: Final = frozenset({"ffffff", "fefefe", "fdfdfd"})
# Half points: letters of one point cannot be read.
UNREADABLE: Final = 4
GONE: Final = {"del": "deleted", "moveFrom": "moved away"}
NEW: Final = {"ins": "inserted", "moveTo": "moved here"}
OWN_BOOKMARKS: Final = ("_Toc", "_Ref", "_GoBack", "_Hlk", "_heading")


def hidden_styles(tree: Element) -> Iterator[str]:
    """Yield the styles whose text is not shown."""
    for style in named(tree, "style"):
        if _is_on(child(style, "rPr", "vanish")):
            yield said(style, "styleId")


def read(gathering: Gathering, tree: Element, part: str, hidden: set[str]) -> None:
    """Note the paragraphs of a part of a document, and what they hide."""
    repeated = {one for fallback in named(tree, "Fallback") for one in fallback.iter()}
    for paragraph in named(tree, "p"):
        if not _is_text(paragraph) or paragraph in repeated:
            continue
        number = gathering.passage(part, "")
        where = f"{part}, paragraph {number}"
        shown = "".join(_shown(gathering, paragraph, where, hidden))
        gathering.placed(part, "paragraph", number, shown)
        _notices(gathering, paragraph, where)
    _changes(gathering, tree, part)
    _pictures(gathering, tree, part)
    for fallback in named(tree, "Fallback"):
        for paragraph in named(fallback, "p"):
            gathering.passage("text for older programs", words(paragraph))


def _is_text(paragraph: Element) -> bool:
    return "wordprocessingml" in str(paragraph.tag)


def _shown(gathering: Gathering, paragraph: Element, where: str, hidden: set[str]) -> Iterator[str]:
    """Yield what is printed of a paragraph; what is not is noted."""
    unseen: list[str] = []
    style = child(paragraph, "pPr", "pStyle")
    is_all_hidden = style is not None and said(style, "val") in hidden
    for run in _runs(paragraph):
        text = "".join(_signs(run))
        if is_all_hidden or _is_hidden(run, hidden):
            unseen.append(text)
        else:
            if unseen:
                gathering.hide("hidden text", where, "".join(unseen))
                unseen = []
            yield text
    if unseen:
        gathering.hide("hidden text", where, "".join(unseen))


def _runs(element: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph, not those of paragraphs in text boxes or of deleted text."""
    for one in element:
        found = name(one)
        if found == "r":
            yield one
        elif found not in GONE and found != "p":
            yield from _runs(one)


def _signs(run: Element) -> Iterator[str]:
    for one in run:
        found = name(one)
        if found == "t":
            yield str(one.text or "")
        elif found in SIGNS:
            yield SIGNS[found]


def _is_hidden(run: Element, hidden: set[str]) -> bool:
    form = child(run, "rPr")
    if form is None:
        return False
    style, size = child(form, "rStyle"), child(form, "sz")
    if style is not None and said(style, "val") in hidden:
        return True
    if size is not None and said(size, "val").isdecimal() and int(said(size, "val")) <= UNREADABLE:
        return True
    return _is_on(child(form, "vanish")) or _is_white(form, run)


def _is_white(form: Element, run: Element) -> bool:
    """Say whether letters are white on nothing; on a dark ground they can be read."""
    colour = child(form, "color")
    if colour is None or said(colour, "val").lower() not in WHITE:
        return False
    grounds = [child(form, "shd"), child(form, "highlight")]
    for around in run.iterancestors():
        grounds += [child(around, "pPr", "shd"), child(around, "tcPr", "shd")]
        if name(around) == "tbl":
            grounds.append(child(around, "tblPr", "tblStyle"))
    return all(ground is None for ground in grounds)


def _is_on(switch: Element | None) -> bool:
    return switch is not None and said(switch, "val").lower() not in OFF


def _notices(gathering: Gathering, paragraph: Element, where: str) -> None:
    for code in named(paragraph, "instrText", "delInstrText"):
        gathering.passage("field", words(code))
    for mark in named(paragraph, "bookmarkStart"):
        if not said(mark, "name").startswith(OWN_BOOKMARKS):
            gathering.passage("bookmark", said(mark, "name").replace("_", " "))
    style = child(paragraph, "pPr", "rPr", "vanish")
    if _is_on(style) and words(paragraph):
        gathering.hide("hidden text", where, words(paragraph))


def _changes(gathering: Gathering, tree: Element, part: str) -> None:
    """Note what was deleted, inserted or moved, and by whom."""
    for change in named(tree, *GONE, *NEW):
        author = said(change, "author") or "nobody named"
        kind = GONE.get(name(change)) or NEW[name(change)]
        text = "".join(str(one.text or "") for one in named(change, "delText", "t"))
        if text:
            gathering.hide("tracked change", f"{part}: {kind} by {author}", text)
        gathering.author(f"tracked changes in the {part}", said(change, "author"))


def _pictures(gathering: Gathering, tree: Element, part: str) -> None:
    for drawn in named(tree, "docPr", "cNvPr", "shape"):
        for attribute in ("title", "descr", "alt"):
            if text := said(drawn, attribute).strip():
                gathering.hide("alternative text", part, text)
    for cut in named(tree, "srcRect"):
        if any(value not in ("0", "") for value in cut.attrib.values()):
            gathering.hide("cropped picture", f"{part}: what was cut off is still in the file")
