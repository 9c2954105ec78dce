"""How does the process answer that reads one strange file? It is started by `opening`.

The file is its standard input, its answer is JSON on standard output. Each kind of file has a
module with a function `read(content) -> Opened`. Whatever that needs must be loaded when the module
is imported: behind the walls nothing can be opened any more, not even a table of encodings.
"""

from __future__ import annotations

import codecs
import gc
import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import BinaryIO, Final

from heed.attachments.intake import confinement, looking
from heed.attachments.intake.findings import Finding
from heed.attachments.intake.kinds import Container, Kind
from heed.attachments.intake.limits import Limits
from heed.chronologies.readers import columns, passing
from heed.chronologies.readers.opened import CannotBeRead, Opened

Read = Callable[[bytes], Opened]

READERS: Final = {
    Kind.WORD: "words",
    Kind.TEXT_DOCUMENT: "writer",
    Kind.EXCEL: "sheets",
    Kind.OLD_EXCEL: "sheets",
    Kind.SPREADSHEET: "sheets",
    Kind.PLAIN_TEXT: "comma",
}
# A table of encoding more than the examiners need: what Excel calls “CSV UTF-8”.
ALSO_LOADED: Final = "utf-8-sig"
POSSIBLE: Final = {
    Container.ZIP: (Kind.WORD, Kind.TEXT_DOCUMENT, Kind.EXCEL, Kind.SPREADSHEET),
    Container.OLE: (Kind.OLD_EXCEL,),
    Container.TEXT: (Kind.PLAIN_TEXT,),
}


def main(arguments: list[str], file: BinaryIO, *, answer: int = 1) -> int:
    """Examine and read a file, within the limits given, as one of the kinds named; answer."""
    gc.disable()  # what is read is kept to the end, so looking for rubbish would only take time
    container, limits = Container[arguments[0]], Limits(**json.loads(arguments[1]))
    kinds = [Kind[name] for name in arguments[2:]]
    try:
        inspect, readers = looking.behind_walls(
            limits, lambda: (looking.reader(container), {kind: reader(kind) for kind in kinds})
        )
    except confinement.CannotConfine:
        return looking.CANNOT_CONFINE
    _say(read(file, inspect, readers, limits), answer)
    return looking.ANSWERED


def possible(container: Container) -> tuple[Kind, ...]:
    """Return the kinds a file may be that is organised so, of those that can be read."""
    return POSSIBLE.get(container, ())


def reader(kind: Kind) -> Read:
    """Load the one reader a file of this kind needs."""
    codecs.lookup(ALSO_LOADED)
    module = importlib.import_module(f"heed.chronologies.readers.{READERS[kind]}")
    found: Read = module.read
    return found


def read(
    file: BinaryIO, inspect: Callable[..., Finding], readers: dict[Kind, Read], limits: Limits
) -> looking.Answer:
    """Return what the file says, or the kind it is instead, or why it is refused."""
    found = looking.look(inspect, file, limits)
    kind = next((kind for kind in readers if kind.name == found.get("kind")), None)
    if kind is None:
        return found
    return looking.attempt(lambda: _read(readers[kind], file))


def _read(read_: Read, file: BinaryIO) -> looking.Answer:
    file.seek(0)
    try:
        opened = read_(file.read())
        columns.check_width(opened)
        return passing.sent(opened)
    except CannotBeRead as problem:
        return {"unreadable": str(problem)}


def _say(said: looking.Answer, answer: int) -> None:
    left = memoryview(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace"))
    while left:
        left = left[os.write(answer, left) :]


def run() -> None:
    """Be the process: read standard input, answer, and leave without tidying up."""
    with open(0, "rb", closefd=False) as file:
        status = main(sys.argv[1:], file)
    os._exit(status)
