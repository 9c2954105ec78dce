"""How is a strange file given to a process of its own, and what does its end mean?"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Timer
from typing import BinaryIO, Final, cast

import heed
from heed.attachments.intake import looking
from heed.attachments.intake.limits import Limits
from heed.attachments.intake.refusals import Reason, Refused

ROOT: Final = str(Path(heed.__file__).resolve().parent.parent)
TOOK_TOO_MUCH: Final = frozenset({-signal.SIGXCPU, -signal.SIGKILL})


class ExaminerUnavailable(RuntimeError):
    """No file can be looked into on this computer now; that is nobody's fault who adds one."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "Files cannot be checked at the moment, so none can be added. Nothing was kept. "
            f"Tell whoever runs Heed for you ({why})."
        )


def program(package: str, module: str) -> str:
    """Return the program of a process that does what `run` of a module does, and no more."""
    return (
        f"import sys; sys.path.insert(0, {ROOT!r}); from {package} import {module}; {module}.run()"
    )


def ask(
    file: BinaryIO, *, start: str, arguments: Sequence[str], limits: Limits, longest: int
) -> bytes:
    """Have a file looked into by a process that can do nothing but answer; return its answer.

    :raises Refused: if it took too much, said more than the longest answer, or fell over
    :raises ExaminerUnavailable: if it could not begin
    """
    process = subprocess.Popen(  # noqa: S603  (our own interpreter, and no word of the file's)
        [sys.executable, "-I", "-B", "-c", start, *arguments],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )
    clock = Timer(limits.wall, process.kill)
    clock.start()
    try:
        with process:
            said = cast(BinaryIO, process.stdout).read(longest + 1)
            if len(said) > longest:
                process.kill()
                raise Refused(Reason.TOO_HARD, "answer")
    finally:
        clock.cancel()
    _check_end(process.returncode)
    return said


def _check_end(status: int) -> None:
    if status in TOOK_TOO_MUCH:
        raise Refused(Reason.TOO_HARD, "time")
    if status < 0:
        raise Refused(Reason.DAMAGED, f"signal {-status}")
    if status != looking.ANSWERED:
        raise ExaminerUnavailable(f"status {status}")
