"""How long does it take to read what agencies send, and how does that compare with other ways?"""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl

from bench import returns_made, timing
from heed.chronologies.readers import comma, opening, sheets, words, writer
from heed.chronologies.readers.opened import CannotBeRead, Opened

ROWS = 10_000
FILES = 20
RUNS = 5
READERS = {"docx": "words", "odt": "writer", "xlsx": "sheets", "csv": "comma"}
MEASURED = """
import importlib, re, sys
reader = importlib.import_module("heed.chronologies.readers." + sys.argv[1])
with open(sys.argv[2], "rb") as file:
    kept = reader.read(file.read())
with open("/proc/self/status") as about:
    print(re.search(r"VmHWM:\\s+(\\d+) kB", about.read())[1])
"""


def run() -> None:
    """Print the figures; ratios are medians of pairs taken in turn, in time of the processor."""
    content = {kind: make(returns_made.rows(ROWS)) for kind, make in returns_made.KINDS.items()}
    _compare(".docx, python-docx", content["docx"], words.read, _python_docx)
    _compare(".xlsx, openpyxl", content["xlsx"], sheets.read, _openpyxl)
    _compare(".csv, csv of Python", content["csv"], comma.read, _csv)
    alone = timing.median_of(lambda: writer.read(content["odt"]), runs=RUNS)
    print(f".odt: {alone:.2f} s for {ROWS:,} rows")
    with tempfile.TemporaryDirectory() as folder:
        paths = {kind: Path(folder) / f"return.{kind}" for kind in content}
        for kind, path in paths.items():
            path.write_bytes(content[kind])
        content.clear()
        for kind, path in paths.items():
            _memory(kind, path)
        for kind in paths:
            _through_the_door(f"{FILES} files of .{kind}", [paths[kind]] * FILES)
        _through_the_door(
            f"{FILES} files of all kinds", list(paths.values()) * (FILES // len(paths))
        )


def _compare(
    what: str, content: bytes, ours: Callable[[bytes], Opened], other: Callable[[bytes], object]
) -> None:
    assert len(ours(content).tables[0].lines) == ROWS + 1
    theirs, mine, ratio = timing.paired(
        lambda: _processor(lambda: other(content)),
        lambda: _processor(lambda: ours(content)),
        runs=RUNS,
    )
    print(f"{what}: {mine:.2f} s and {theirs:.2f} s for {ROWS:,} rows, {ratio:.1f} times quicker")


def _processor(job: Callable[[], object]) -> float:
    began = time.process_time()
    job()
    return time.process_time() - began


def _through_the_door(what: str, paths: list[Path]) -> None:
    """Read many files behind walls, as many at once as there are processors."""
    before, began = timing.of_children(), time.perf_counter()
    lines = 0
    for found in opening.open_all(paths):
        if isinstance(found, CannotBeRead):
            raise found
        lines += sum(len(table.lines) for table in found.tables)
    took = time.perf_counter() - began
    each = (timing.of_children() - before) / len(paths)
    print(
        f"{what}, {lines:,} rows, examined and read behind walls: {took:.1f} s with "
        f"{os.cpu_count()} processors, {each:.2f} s of a processor each"
    )


def _memory(kind: str, path: Path) -> None:
    """Read a file in a process of its own, which says how much memory it has needed."""
    said = subprocess.run(
        [sys.executable, "-c", MEASURED, READERS[kind], str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    print(f"most memory of a process that reads .{kind}: {int(said.stdout) / 1024:.0f} MiB")


def _python_docx(content: bytes) -> object:
    tables = docx.Document(io.BytesIO(content)).tables
    return [tuple(cell.text for cell in row.cells) for table in tables for row in table.rows]


def _openpyxl(content: bytes) -> object:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def _csv(content: bytes) -> object:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
