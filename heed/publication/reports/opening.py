"""What does a report say? The front door: the file is read by a process behind walls."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO, Final

from heed.attachments.intake import USUAL, ExaminerUnavailable, Limits, Reason, Refused, apart
from heed.attachments.intake.kinds import container
from heed.attachments.intake.refusals import printable
from heed.publication.reports.reading import ORGANISED
from heed.publication.reports.report import Hidden, Passage, Report

START: Final = apart.program("heed.publication.reports", "reading")
HEAD: Final = 64
LONGEST_ANSWER: Final = 100_000_000
NOT_UNDERSTOOD: Final = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


class CannotBeChecked(ValueError):
    """The file is none that can be checked; the message is one sentence."""


def open_report(path: Path, *, limits: Limits = USUAL) -> Report:
    """Return what a file says and hides: .docx, .odt, .pdf or .txt.

    :raises CannotBeChecked: with one sentence that does not repeat the name
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in ORGANISED:
        raise CannotBeChecked("Only .docx, .odt, .pdf and .txt files can be checked.")
    try:
        with _opened(path) as file:
            return _received(_asked(file, ending, limits))
    except OSError as problem:
        raise CannotBeChecked(
            f"The file cannot be opened: {problem.strerror or problem}."
        ) from problem
    except Refused as refused:
        raise CannotBeChecked(refused.reason.sentence) from refused
    except ExaminerUnavailable as problem:
        raise CannotBeChecked("Files cannot be read safely on this computer.") from problem


def _opened(path: Path) -> BinaryIO:
    """Open an ordinary file; what waits for somebody to write into it must not be waited for."""
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")


def _asked(file: BinaryIO, ending: str, limits: Limits) -> dict[str, Any]:
    size = os.fstat(file.fileno()).st_size
    if not size:
        raise Refused(Reason.EMPTY)
    if size > limits.size:
        raise Refused(Reason.TOO_BIG)
    if container(os.pread(file.fileno(), HEAD, 0)) is not ORGANISED[ending]:
        raise Refused(Reason.NOT_WHAT_IT_SAYS)
    arguments = [ending, json.dumps(asdict(limits))]
    said = apart.ask(file, start=START, arguments=arguments, limits=limits, longest=LONGEST_ANSWER)
    try:
        answer: dict[str, Any] = json.loads(said)
        if "refused" in answer:
            raise Refused(Reason[answer["refused"]], printable(str(answer["where"])))
    except NOT_UNDERSTOOD as stumbled:
        raise Refused(Reason.DAMAGED, "an answer that is none") from stumbled
    return answer


def _received(answer: dict[str, Any]) -> Report:
    """Return what was read; the process that said so had a strange file in its hands."""
    try:
        return Report(
            tuple(
                Passage(str(part), str(unit), int(number), str(text))
                for part, unit, number, text in answer["passages"]
            ),
            tuple(Hidden(*map(str, one)) for one in answer["hidden"]),
        )
    except NOT_UNDERSTOOD as stumbled:
        raise Refused(Reason.DAMAGED, "an answer that is none") from stumbled
