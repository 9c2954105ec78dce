"""What does `heed chronology read FILE --agency NAME` print?"""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePath
from typing import Final, NoReturn, TextIO

from heed.chronologies.readers.opened import CannotBeRead, Opened
from heed.chronologies.returns import as_json, whole
from heed.chronologies.returns.whole import Known
from heed.chronologies.rows import Problem, Return

DONE: Final = 0
PROBLEMS_FOUND: Final = 1
CANNOT_BE_USED: Final = 2

DESCRIPTION: Final = (
    "Read one agency's return (.docx, .odt, .xlsx, .xls, .ods or .csv; - for standard input) and "
    "print its rows as JSON. Every row is kept; what is not clear is listed."
)


class Misused(ValueError):
    """The command was called wrongly; the message says how."""


class Parser(ArgumentParser):
    """Arguments that raise `Misused` where they are wrong, and never end the program."""

    def error(self, message: str) -> NoReturn:
        raise Misused(f"{message[:1].upper()}{message[1:]}.")


def main(
    arguments: Sequence[str],
    *,
    open_named: Callable[[str], Opened],
    out: TextIO,
    err: TextIO,
) -> int:
    """Read a return, print it, and return the exit status.

    `open_named` opens a file by its name, `-` being standard input, or raises `CannotBeRead`.
    """
    parser = _parser()
    if {"-h", "--help"} & set(arguments):
        out.write(parser.format_help())
        return DONE
    try:
        asked = parser.parse_args(arguments)
        opened = open_named(asked.file)
    except Misused as problem:
        err.write(f"{problem} {parser.format_usage()}")
        return CANNOT_BE_USED
    except CannotBeRead as problem:
        err.write(f"{_called(asked.file)}: {problem}\n")
        return CANNOT_BE_USED
    found = _read(opened, asked)
    _print(found, out)
    err.writelines(f"{sentence(problem)}\n" for problem in found.problems)
    return PROBLEMS_FOUND if found.problems else DONE


def _parser() -> Parser:
    parser = Parser(prog="heed chronology read", description=DESCRIPTION, add_help=False)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--agency", required=True, metavar="NAME", help="whose return it is")
    parser.add_argument(
        "--near", type=day, metavar="DATE", help="a day near the first row, as 2016-05-03"
    )
    parser.add_argument(
        "--period", type=day, nargs=2, metavar=("FROM", "TO"), help="the time under review"
    )
    parser.add_argument("--born", type=day, metavar="DATE", help="when the child was born")
    return parser


def day(written: str) -> date:
    """Return a day written as ISO 8601 says.

    :raises ArgumentTypeError: for any other.
    """
    try:
        return date.fromisoformat(written)
    except ValueError as problem:
        raise ArgumentTypeError(f"“{written}” is no day written as 2016-05-03") from problem


def _read(opened: Opened, asked: Namespace) -> Return:
    known = Known(asked.near, asked.period and tuple(asked.period), asked.born)
    return whole.read(opened, file=_called(asked.file), agency=asked.agency, known=known)


def _called(name: str) -> str:
    return "Standard input" if name == "-" else PurePath(name).name


def _print(found: Return, out: TextIO) -> None:
    """Print one row to a line, so that differences between two readings can be seen."""
    said = as_json.of(found)
    out.write("{")
    for place, (name, entries) in enumerate(said.items()):
        lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
        out.write(f"{',' if place else ''}\n{json.dumps(name)}: [\n{lines}\n]")
    out.write("\n}\n")


def sentence(problem: Problem) -> str:
    """Return a problem with where it is, in one sentence."""
    where = [problem.file]
    if problem.table is not None:
        where.append(problem.table)
    if problem.row is not None:
        where.append(f"row {problem.row}")
    return f"{', '.join(where)}: {problem.what}"
