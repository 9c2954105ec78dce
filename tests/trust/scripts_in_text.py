"""Does a script that somebody wrote into a text ever run, on a page or in a paper?"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import pikepdf
from lxml import etree
from markupsafe import escape

from tests.trust import harnesses
from tests.trust.browsing import reading, touring
from tests.trust.browsing.chromium import Draw, chromium
from tests.trust.browsing.touring import Tour
from tests.trust.browsing.visitor import Answer
from tests.trust.figure import Figure
from tests.trust.script_payloads import PAYLOADS, PRODUCT
from tests.trust.worlds import overwriting, pairs, planting

IN_BROWSER: Final = True
MARK: Final = "zkzkmarker"
SERVER_ERROR: Final = 500
FIELDS: Final = re.compile(r"HYPERLINK|DDE|INCLUDE|IMPORT|alert", re.IGNORECASE)
WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PDF_ACTIONS: Final = {"/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/EmbeddedFile"}


@dataclass(slots=True)
class Found:
    """What was drawn and what went wrong."""

    pages: int = 0
    papers: int = 0
    shown: set[str] = field(default_factory=set)
    columns: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)


def run(full: bool) -> Figure:
    """Write each payload into each column of words in turn, and draw every page that shows it."""
    tour = touring.usual_tour() if full else touring.short_tour()
    ordinary = list(tour.opened) if full else list(tour.opened)[::5]
    reports = list(_reports(tour, ordinary))
    showing = _pages_with_words(tour)
    found = Found(failures=[*reports])
    step = 1 if full else len(PAYLOADS)
    with chromium(with_policy=False) as draw:
        for number in range(0, len(PAYLOADS), step):
            with pairs.undone():
                _round(tour, showing, number, draw, found)
    unseen = [payload for payload in PAYLOADS if payload not in found.shown]
    if full and unseen:
        found.failures.append(f"No page showed {unseen}")
    return Figure(
        f"{len(PAYLOADS)} payloads through {len(found.columns)} columns and the trail, "
        f"{found.pages} pages drawn in Chromium without its policy, {found.papers} papers read: "
        f"{len(found.failures)} scripts, templates or fields; {len(reports)} reports of the policy "
        f"on {len(ordinary)} ordinary pages",
        found.failures,
    )


def _reports(tour: Tour, paths: list[str]) -> Iterator[str]:
    """Draw ordinary pages with their policy, and return what the policy had to refuse."""
    with chromium(with_policy=True) as draw:
        for path in paths:
            answer = tour.page_of(path).get(path)
            if answer.is_page and answer.status < SERVER_ERROR:
                drawn = draw(answer)
                yield from (f"{path} reported {what}" for what in drawn.reported)
                yield from (f"{path}: {what}" for what in drawn.wrong)


def _pages_with_words(tour: Tour) -> list[str]:
    """Return the pages, one of each kind, that show any words somebody typed, and the papers."""
    with pairs.undone():
        list(overwriting.overwrite(lambda _number: MARK))
        overwriting.add_to_the_trail(lambda _number: MARK)
        kinds = [path for path in tour.book.one_of_each() if path in tour.opened]
        answers = [tour.page_of(path).get(path) for path in [*kinds, *_papers(tour)]]
        return list(dict.fromkeys(one.path for one in answers if MARK in one.text))


def _papers(tour: Tour) -> Iterable[str]:
    """Return the addresses of papers to take away, one of each ending."""
    endings = (".docx", ".pdf", ".html")
    found = {path.rpartition(".")[2]: path for path in tour.opened if path.endswith(endings)}
    return found.values()


def _round(tour: Tour, showing: list[str], number: int, draw: Draw, found: Found) -> None:
    def payload(column: int) -> str:
        return PAYLOADS[(number + column) % len(PAYLOADS)]

    written = overwriting.overwrite(payload)
    found.columns |= {planting.label(column) for column in written}
    overwriting.add_to_the_trail(payload)
    for path in showing:
        answer = tour.page_of(path).get(path)
        if answer.status >= SERVER_ERROR:
            found.failures.append(f"{path} answers {answer.status} in round {number}")
        elif answer.is_page:
            found.pages += 1
            found.failures += [f"{path} in round {number}: {one}" for one in draw(answer).wrong]
        else:
            found.papers += 1
            found.failures += [f"{path} in round {number}: {one}" for one in _in_paper(answer)]
        if PRODUCT in answer.text:
            found.failures.append(f"{path} in round {number}: a template was evaluated")
        body = answer.body.decode("utf-8", errors="replace")
        found.shown |= {one for one in PAYLOADS if str(escape(one)) in body}


def _in_paper(answer: Answer) -> Iterator[str]:
    if answer.body.startswith(reading.PDF):
        yield from _in_pdf(answer.body)
    elif answer.body.startswith(reading.UNPACKED):
        yield from _in_word(answer.body)


def _in_word(body: bytes) -> Iterator[str]:
    """Return what a word processor would do, rather than show, in a Word file."""
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        for name in packed.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            part = packed.read(name)
            if b"<!DOCTYPE" in part:
                yield f"{name} has a document type"
            for element in etree.fromstring(part).iter():
                if element.get("TargetMode") == "External":
                    yield f"{name} leads to {element.get('Target')}"
                fields = f"{element.text or ''} {element.get(f'{WORD}instr', '')}"
                is_field = element.tag in {f"{WORD}instrText", f"{WORD}fldSimple"}
                if is_field and FIELDS.search(fields):
                    yield f"{name} has the field {fields.strip()}"


def _in_pdf(body: bytes) -> Iterator[str]:
    """Return what a reader would do, rather than show, in a PDF file."""
    with pikepdf.open(io.BytesIO(body)) as paper:
        for thing in paper.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                yield from (f"it has {key}" for key in PDF_ACTIONS & set(thing.keys()))
                if "/URI" in thing and "script" in str(thing["/URI"]).lower():
                    yield f"it leads to {thing['/URI']}"


if __name__ == "__main__":
    harnesses.command()
