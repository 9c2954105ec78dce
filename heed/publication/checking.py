"""Which identifiers are left in a report, and what does its file hide?"""

from __future__ import annotations

from typing import Any, Final

from heed.disclosure.finding.finder import Finder
from heed.disclosure.finding.hits import Hit
from heed.disclosure.finding.known import Known
from heed.publication.reports.report import LINE, PAGE, PARAGRAPH, Passage, Report

AROUND: Final = 40


def check(report: Report, known: Known) -> dict[str, Any]:
    """Return what was found, as `schemas/check-text-output.schema.json` describes it."""
    finder = Finder(known)
    found = finder.find([passage.text for passage in report.passages])
    return {
        "hits": [
            _hit(hit, passage, known)
            for passage, hits in zip(report.passages, found, strict=True)
            for hit in hits
        ],
        "hidden": [one._asdict() for one in report.hidden],
    }


def _hit(hit: Hit, passage: Passage, known: Known) -> dict[str, Any]:
    text = passage.text
    return {
        "what": hit.what.value,
        "text": text[hit.start : hit.end],
        "where": where(passage, hit.start),
        "excerpt": " ".join(text[max(0, hit.start - AROUND) : hit.end + AROUND].split()),
        "why": hit.why,
        "sure": hit.sure.value,
        "stands_for": _stands_for(hit, known),
    }


def where(passage: Passage, place: int) -> dict[str, Any]:
    """Return where a character stands: part, page, paragraph or line, and how far into it.

    Pages, paragraphs and lines count from 1; `offset` counts characters from 0, from the beginning
    of the line where there is one, or else of the paragraph.
    """
    begins = passage.text.rfind("\n", 0, place) + 1
    lines_before = passage.text.count("\n", 0, place)
    has_lines = passage.unit != PARAGRAPH
    first = passage.number if passage.unit == LINE else 1
    return {
        "part": passage.part,
        "page": passage.number if passage.unit == PAGE else None,
        "paragraph": None if has_lines else passage.number,
        "line": first + lines_before if has_lines else None,
        "offset": place - begins if has_lines else place,
    }


def _stands_for(hit: Hit, known: Known) -> list[str]:
    """Return the labels, or else the first names, of those it may be, or what is known."""
    if hit.known:
        return [hit.known]
    people = [known.people[number] for number in hit.people]
    return [one.called or next(iter(one.names), "") for one in people]
