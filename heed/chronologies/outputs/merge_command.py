"""What does `heed chronology merge FILE[=AGENCY]... -o OUT` do?"""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Final, TextIO

from heed.chronologies.merging import combining, departments
from heed.chronologies.merging.combined import Combined, Kind
from heed.chronologies.outputs import writing
from heed.chronologies.outputs.paper import Cover
from heed.chronologies.outputs.writing import UnknownForm
from heed.chronologies.readers.opened import CannotBeRead
from heed.chronologies.returns.read_command import Misused, Parser, day, sentence
from heed.chronologies.returns.whole import Known
from heed.chronologies.rows import Return

DONE: Final = 0
PROBLEMS_FOUND: Final = 1
CANNOT_BE_USED: Final = 2

DESCRIPTION: Final = (
    "Put several agencies' returns (.docx, .odt, .xlsx, .xls, .ods or .csv) into one chronology. "
    "OUT ends in .docx, .xlsx, .csv, .json or .pdf. Every row says which file and row it came "
    "from; rows that seem to tell of one event, or to contradict each other, are marked, and none "
    "is removed."
)
DEPARTMENT: Final = ": "


@dataclass(frozen=True, slots=True)
class Asked:
    """One file of the command: where it is, what rows call it, and whose it is."""

    path: str
    file: str
    agency: str
    department: str
    known: Known


Read = Callable[[Sequence[Asked]], Iterable[Return | CannotBeRead]]
Write = Callable[[str, Iterator[bytes]], None]


def main(
    arguments: Sequence[str],
    *,
    read: Read,
    write: Write,
    out: TextIO,
    err: TextIO,
    now: datetime,
    processes: int = 1,
) -> int:
    """Merge returns into one file, print how many rows there are, and return the exit status.

    `read` returns each file's return, or why it cannot be read, in order. `write` writes a file
    whole or not at all, or raises OSError. `processes` share the merging of very many rows.
    """
    parser = _parser()
    if {"-h", "--help"} & set(arguments):
        out.write(parser.format_help())
        return DONE
    try:
        asked = parser.parse_args(arguments)
        ending = writing.check(asked.out)
        combined = _combined(_files(asked), read, err, processes)
        if combined is None:
            return CANNOT_BE_USED
        cover = Cover(title=asked.title, marking=asked.marking, copy=asked.copy)
        write(asked.out, writing.written(combined, ending=ending, cover=cover, produced_at=now))
    except (Misused, UnknownForm, combining.SameName) as problem:
        err.write(f"{problem} {parser.format_usage()}")
        return CANNOT_BE_USED
    except OSError as problem:
        err.write(f"{asked.out} cannot be written: {problem.strerror or problem}.\n")
        return CANNOT_BE_USED
    out.write(f"{json.dumps(_counted(combined), ensure_ascii=False)}\n")
    err.writelines(f"{sentence(problem)}\n" for problem in combined.problems)
    return PROBLEMS_FOUND if combined.problems else DONE


def _parser() -> Parser:
    parser = Parser(prog="heed chronology merge", description=DESCRIPTION, add_help=False)
    parser.add_argument(
        "files",
        metavar="FILE[=AGENCY]",
        nargs="+",
        help="a return and whose it is; “=Trust: Midwifery” is a department's",
    )
    parser.add_argument("-o", dest="out", required=True, metavar="OUT", help="the file to write")
    parser.add_argument("--title", default=Cover().title, help="what stands above Word and PDF")
    parser.add_argument("--marking", default="", help="the protective marking of every page")
    parser.add_argument("--copy", default="", help="whose copy it is, at the foot of every page")
    parser.add_argument(
        "--period", type=day, nargs=2, metavar=("FROM", "TO"), help="the time under review"
    )
    parser.add_argument("--born", type=day, metavar="DATE", help="when the child was born")
    return parser


def _files(asked: Namespace) -> list[Asked]:
    """Return the files asked for; their names are as short as they can be and still differ.

    :raises Misused: if the file to write is one of them, or one is named twice
    """
    known = Known(period=asked.period and tuple(asked.period), born=asked.born)
    named = [_named(argument) for argument in asked.files]
    paths = Counter(path for path, _ in named)
    twice = next((path for path, times in paths.items() if times > 1), None)
    if twice is not None:
        raise Misused(f"{twice} is named twice.")
    if asked.out in paths:
        raise Misused(f"{asked.out} is one of the returns: write to another file.")
    names = Counter(PurePath(path).name for path in paths)
    files = []
    for path, whose in named:
        name = PurePath(path).name
        agency, _, department = whose.partition(DEPARTMENT)
        files.append(Asked(path, name if names[name] == 1 else path, agency, department, known))
    return files


def _named(argument: str) -> tuple[str, str]:
    """Return a file and its agency, which is the file's own name where none is given."""
    path, given, whose = argument.rpartition("=")
    if given and path and whose:
        return path, whose
    return argument, PurePath(argument).stem


def _combined(files: Sequence[Asked], read: Read, err: TextIO, processes: int) -> Combined | None:
    """Return all returns as one chronology, or None once every file that is unfit is named."""
    returns = []
    for one, found in zip(files, read(files), strict=True):
        if isinstance(found, CannotBeRead):
            err.write(f"{one.file}: {found}\n")
        else:
            returns.append((one, found))
    if len(returns) < len(files):
        return None
    return combining.merge([_under(one, found) for one, found in returns], processes=processes)


def _under(one: Asked, found: Return) -> Return:
    """Return a return as its agency's: a department's keeps its name before every source."""
    if not one.department:
        return found
    return departments.under_agency(found, agency=one.agency, department=one.department)


def _counted(combined: Combined) -> dict[str, int]:
    pairs = combining.counted(combined)
    return {
        "returns": len(combined.returns),
        "rows": len(combined.rows),
        "same": pairs[Kind.SAME],
        "conflicts": pairs[Kind.CONFLICT],
        "repeats": pairs[Kind.REPEAT],
        "problems": len(combined.problems),
    }
