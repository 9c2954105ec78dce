"""What does `heed check-text FILE --known NAMES.json` print?"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TextIO

from heed.disclosure.finding import known_file
from heed.disclosure.finding.known import Known
from heed.publication import checking
from heed.publication.reports.opening import CannotBeChecked, open_report
from heed.publication.reports.report import Report

USAGE: Final = (
    "Use: heed check-text FILE --known NAMES.json. It prints, as JSON, every identifier left in a "
    "report (.docx, .odt, .pdf or .txt) and what the file hides. NAMES.json says what the case "
    "knows; - reads it from standard input."
)

NOTHING_FOUND: Final = 0
FOUND: Final = 1
CANNOT_BE_USED: Final = 2


class Unusable(ValueError):
    """What the command was given cannot be used; the message is one sentence."""


def main(
    arguments: Sequence[str], *, read: Callable[[str], bytes], out: TextIO, err: TextIO
) -> int:
    """Check a report, or say in one sentence what is wrong; return the exit status.

    `read` returns the bytes of a file by its name, `-` being standard input.
    """
    if list(arguments) in (["--help"], ["-h"]):
        out.write(f"{USAGE}\n")
        return NOTHING_FOUND
    try:
        report, names = _files(arguments)
        found = checking.check(_opened(report), _known(names, read))
    except Unusable as problem:
        err.write(f"{problem}\n")
        return CANNOT_BE_USED
    said = {"file": Path(report).name, **found}
    out.write(json.dumps(said, ensure_ascii=False, indent=2))
    out.write("\n")
    return FOUND if found["hits"] or found["hidden"] else NOTHING_FOUND


def _opened(report: str) -> Report:
    try:
        return open_report(Path(report))
    except CannotBeChecked as problem:
        raise Unusable(f"{report} cannot be checked. {problem}") from problem


def _files(arguments: Sequence[str]) -> tuple[str, str]:
    """Return the report and the known names."""
    words, names = list(arguments), ""
    if "--known" in words[:-1]:
        place = words.index("--known")
        names = words[place + 1]
        del words[place : place + 2]
    for word in list(words):
        if word.startswith("--known="):
            names = word.removeprefix("--known=")
            words.remove(word)
    if len(words) != 1 or words[0].startswith("-") or not names:
        raise Unusable(f"heed check-text takes one file and the known names. {USAGE}")
    return words[0], names


def _known(names: str, read: Callable[[str], bytes]) -> Known:
    called = "Standard input" if names == "-" else names
    try:
        return known_file.read(read(names))
    except OSError as problem:
        raise Unusable(f"{called} cannot be read: {problem.strerror or problem}.") from problem
    except known_file.UnusableNames as problem:
        raise Unusable(f"{called} {problem}") from problem
