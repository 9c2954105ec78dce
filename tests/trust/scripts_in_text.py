"""Does a script that somebody wrote into a text ever run, on a page or in a paper?"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Final

import pikepdf
from lxml import etree
from markupsafe import escape

from tests.trust import harnesses, slices
from tests.trust.browsing import reading, touring
from tests.trust.browsing.chromium import Draw, chromium
from tests.trust.browsing.touring import Tour
from tests.trust.browsing.visitor import Answer
from tests.trust.figure import Figure
from tests.trust.script_payloads import PAYLOADS, PRODUCT
from tests.trust.slices import Tally
from tests.trust.worlds import overwriting, pairs, planting

IN_BROWSER: Final = True
SLICES: Final = 25
# What the words that a slice met are: a payload a page showed, a column it was written to.
SHOWN: Final = "shown: "
COLUMN: Final = "column: "
MARK: Final = "zkzkmarker"
SERVER_ERROR: Final = 500
FIELDS: Final = re.compile(r"HYPERLINK|DDE|INCLUDE|IMPORT|alert", re.IGNORECASE)
WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PDF_ACTIONS: Final = {"/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/EmbeddedFile"}


def run(full: bool) -> Figure:
    """Write each payload into each column of words in turn, and draw every page that shows it."""
    tour = touring.usual_tour() if full else touring.short_tour()
    ordinary = list(tour.opened) if full else list(tour.opened)[::5]
    reports = list(_reports(tour, ordinary))
    showing = _pages_with_words(tour)
    with chromium(with_policy=False) as draw:

        def drawn(number: int) -> Tally:
            return _rounds(tour, showing, range(len(PAYLOADS))[number::SLICES], draw)

        if full:
            found = slices.all_of("scripts_in_text", SLICES, drawn)
        else:
            found = _rounds(tour, showing, range(1), draw)
    unseen = [payload for payload in PAYLOADS if f"{SHOWN}{payload}" not in found.met]
    failures = [*reports, *found.wrong, *([f"No page showed {unseen}"] if full and unseen else [])]
    columns = sum(one.startswith(COLUMN) for one in found.met)
    return Figure(
        f"{len(PAYLOADS)} payloads through {columns} columns and the trail, "
        f"{found.counts['pages']} pages drawn in Chromium without its policy, "
        f"{found.counts['papers']} papers read: {len(failures)} scripts, templates or fields; "
        f"{len(reports)} reports of the policy on {len(ordinary)} ordinary pages",
        failures,
    )


def _rounds(tour: Tour, showing: list[str], numbers: Iterable[int], draw: Draw) -> Tally:
    found = Tally()
    for number in numbers:
        with pairs.undone():
            _round(tour, showing, number, draw, found)
    return found


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


def _round(tour: Tour, showing: list[str], number: int, draw: Draw, found: Tally) -> None:
    def payload(column: int) -> str:
        return PAYLOADS[(number + column) % len(PAYLOADS)]

    written = overwriting.overwrite(payload)
    found.met |= {f"{COLUMN}{planting.label(column)}" for column in written}
    overwriting.add_to_the_trail(payload)
    for path in showing:
        answer = tour.page_of(path).get(path)
        if answer.status >= SERVER_ERROR:
            found.wrong.append(f"{path} answers {answer.status} in round {number}")
        elif answer.is_page:
            found.counts["pages"] += 1
            found.wrong += [f"{path} in round {number}: {one}" for one in draw(answer).wrong]
        else:
            found.counts["papers"] += 1
            found.wrong += [f"{path} in round {number}: {one}" for one in _in_paper(answer)]
        if PRODUCT in answer.text:
            found.wrong.append(f"{path} in round {number}: a template was evaluated")
        body = answer.body.decode("utf-8", errors="replace")
        found.met |= {f"{SHOWN}{one}" for one in PAYLOADS if str(escape(one)) in body}


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
