"""What does `heed dates` print?"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from json.encoder import encode_basestring
from typing import Any, Final, NamedTuple, TextIO

from heed.chronologies.dates import reading
from heed.chronologies.dates.around import Around
from heed.chronologies.dates.impossible import EARLIEST, LATEST
from heed.chronologies.dates.settling import Reading
from heed.chronologies.dates.written import Precision

USAGE: Final = (
    "Use: heed dates [--near DATE] [--born DATE] [FILE], or - to read standard input. Each line is "
    'a date as written, or a JSON object {"written", "near", "born"}; one JSON object a line comes '
    "back. DATE is YYYY-MM-DD."
)

DONE: Final = 0
PROBLEMS_FOUND: Final = 1
CANNOT_BE_USED: Final = 2

LINES_AT_ONCE: Final = 10_000
MOST_PROCESSES: Final = 4
WORTH_A_SECOND_PROCESS: Final = 50_000  # lines; below, starting it takes longer than it saves
_OPTIONS: Final = ("--near", "--born")

_LONE_HALF: Final = re.compile("[\ud800-\udfff]")  # half a letter, which UTF-8 cannot say

_NO_PROBLEM: Final = '"problem": null}\n'

_text = encode_basestring
_meaning = reading.meaning


class Asked(NamedTuple):
    """What the command line said: the file's name and what is known of every line."""

    name: str
    around: Around


class Answers(NamedTuple):
    """The lines printed for some lines, with the problems in them and the lines of no use."""

    out: str
    problems: int
    unusable: tuple[str, ...]


class WrongUse(ValueError):
    """The command line cannot be understood; the message is one sentence."""


def main(
    arguments: Sequence[str], *, read: Callable[[str], bytes], out: TextIO, err: TextIO
) -> int:
    """Read the dates of a file, or say in one sentence what is wrong; return the exit status.

    `read` returns the bytes of a file by its name, `-` being standard input.
    """
    if list(arguments) in (["--help"], ["-h"]):
        out.write(f"{USAGE}\n")
        return DONE
    try:
        asked = _asked(list(arguments))
    except WrongUse as problem:
        err.write(f"{problem} {USAGE}\n")
        return CANNOT_BE_USED
    called = "Standard input" if asked.name == "-" else asked.name
    try:
        lines = read(asked.name).decode("utf-8-sig").split("\n")
    except OSError as problem:
        err.write(f"{called} cannot be read: {problem.strerror or problem}.\n")
        return CANNOT_BE_USED
    except UnicodeDecodeError:
        err.write(f"{called} is not text in UTF-8: save it again as UTF-8.\n")
        return CANNOT_BE_USED
    if lines[-1] == "":
        lines.pop()
    return _print(lines, asked.around, out, err)


def _asked(arguments: list[str]) -> Asked:
    """Return what the command line asks for.

    :raises WrongUse: if it cannot be understood
    """
    known: dict[str, date] = {}
    names: list[str] = []
    rest = iter(arguments)
    for word in rest:
        option, _, value = word.partition("=")
        if option in _OPTIONS:
            known[option] = _day(option, value or next(rest, ""))
        elif word.startswith("-") and word != "-":
            raise WrongUse(f"heed dates does not know {word}.")
        else:
            names.append(word)
    if len(names) > 1:
        raise WrongUse("heed dates takes the name of one file.")
    return Asked(names[0] if names else "-", Around(known.get("--near"), known.get("--born")))


def _day(what: str, text: str) -> date:
    try:
        return _known_day(text)
    except ValueError:
        raise WrongUse(f"{what} takes a day as YYYY-MM-DD, not “{text}”.") from None


def _known_day(text: str) -> date:
    """Return a day of our time.

    :raises ValueError: if it is none
    """
    day = date.fromisoformat(text)
    if not EARLIEST <= day.year <= LATEST:
        raise ValueError(text)
    return day


def _print(lines: list[str], around: Around, out: TextIO, err: TextIO) -> int:
    problems, unusable = 0, 0
    for number, answers in enumerate(_answered(lines, around)):
        out.write(answers.out)
        problems += answers.problems
        for found in answers.unusable:
            line, _, what = found.partition(" ")
            err.write(f"Line {number * LINES_AT_ONCE + int(line)} {what}\n")
            unusable += 1
    if unusable and unusable == len(lines):
        return CANNOT_BE_USED
    return PROBLEMS_FOUND if problems or unusable else DONE


def _answered(lines: list[str], around: Around) -> Iterator[Answers]:
    starts = range(0, len(lines), LINES_AT_ONCE)
    pieces = (lines[start : start + LINES_AT_ONCE] for start in starts)
    processors = min(len(os.sched_getaffinity(0)), MOST_PROCESSES)
    if len(lines) < WORTH_A_SECOND_PROCESS or processors == 1:
        for piece in pieces:
            yield answer(piece, around)
        return
    with ProcessPoolExecutor(processors) as pool:
        yield from _in_turn(pool, pieces, around)


def _in_turn(
    pool: ProcessPoolExecutor, pieces: Iterable[list[str]], around: Around
) -> Iterator[Answers]:
    """Yield answers in order, with a few pieces under way and never all of them in memory."""
    waiting = iter(pieces)
    under_way = [pool.submit(answer, piece, around) for piece in islice(waiting, 8)]
    while under_way:
        answers = under_way.pop(0).result()
        under_way += [pool.submit(answer, piece, around) for piece in islice(waiting, 1)]
        yield answers


def answer(lines: list[str], around: Around) -> Answers:
    """Return the JSON lines for lines of text, with how many of them have a problem."""
    printed: list[str] = []
    unusable: list[str] = []
    kept: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        said = kept.get(line)
        if said is None and line[:1] == "{":
            try:
                written, known = _object(line, around)
            except WrongUse as problem:
                unusable.append(f"{number} {problem}")
                written, known = line, around
            said = as_json(written, _meaning(written, known))
        elif said is None:
            written = line.removesuffix("\r")
            said = kept[line] = as_json(written, _meaning(written, around))
        printed.append(said)
    out = "".join(printed)
    return Answers(out, len(printed) - out.count(_NO_PROBLEM), tuple(unusable))


def as_json(written: str, found: Reading) -> str:
    """Return what a written date means as a line of JSON, the keys as in the contract."""
    first, last, precision, certain, inferred, problem = found
    begins = "null" if first is None else f'"{first.isoformat()}"'
    ends = "null" if last is None else begins if last is first else f'"{last.isoformat()}"'
    if inferred is None and problem is None:
        rest = _PLAIN_ENDS[precision, certain]
    else:
        rest = _end(precision, certain, inferred, problem)
    return f'{{"written": {_text(written)}, "from": {begins}, "to": {ends}, {rest}'


def _end(precision: Precision, certain: bool, inferred: str | None, problem: str | None) -> str:
    return (
        f'"precision": "{precision.value}", "certain": {"true" if certain else "false"}, '
        f'"inferred": {"null" if inferred is None else _text(inferred)}, '
        f'"problem": {"null" if problem is None else _text(problem)}}}\n'
    )


# Nearly every line ends in one of a few ways.
_PLAIN_ENDS: Final = {
    (precision, certain): _end(precision, certain, None, None)
    for precision in Precision
    for certain in (True, False)
}


def _object(line: str, around: Around) -> tuple[str, Around]:
    """Return the written date of a JSON object, and what is known of it.

    :raises WrongUse: if it is none; the message goes on from “Line 3 …”
    """
    try:
        found: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise WrongUse("is not a JSON object.") from None
    written = found.get("written")
    if not isinstance(written, str) or _LONE_HALF.search(written):
        raise WrongUse("has no “written” that is text.")
    return written, around._replace(
        near=_known(found, "near", around.near), born=_known(found, "born", around.born)
    )


def _known(found: dict[str, Any], name: str, otherwise: date | None) -> date | None:
    value = found.get(name)
    if value is None:
        return otherwise
    try:
        return _known_day(value)
    except (TypeError, ValueError):
        raise WrongUse(f"has a “{name}” that is no day as YYYY-MM-DD.") from None
