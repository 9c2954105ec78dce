"""How does the web server run together with what must run beside it?"""

from __future__ import annotations

import ctypes
import logging
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

log = logging.getLogger(__name__)

LOOK_EVERY = 0.2  # seconds
BEGIN_AGAIN_AFTER = 1.0  # seconds, so that what cannot run does not keep the machine busy
TIME_TO_END = 30.0  # seconds, before a process that was asked to end is ended
PASSED_ON = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
PR_SET_PDEATHSIG = 1

Command = Sequence[str]


class Beside:
    """A process that must always run: when it ends by itself, it is begun again."""

    def __init__(self, command: Command) -> None:
        self.command = command
        self.process = _start(command)
        self.begun = time.monotonic()

    def look_after(self) -> None:
        """Begin it again if it has ended."""
        if self.process.poll() is None or time.monotonic() - self.begun < BEGIN_AGAIN_AFTER:
            return
        log.error("“%s” ended with %s; it is begun again.", self.command[-1], self.process.poll())
        self.process = _start(self.command)
        self.begun = time.monotonic()


def run(web: Command, beside: Sequence[Command]) -> int:
    """Run the web server until it ends or one is asked to; return its exit status.

    The others end after it, so that what it did last is still seen to.
    """
    server = _start(web)
    others = [Beside(command) for command in beside]
    asked: list[int] = []

    def pass_on(number: int, _: FrameType | None) -> None:
        asked.append(number)
        server.send_signal(number)

    before = {kind: signal.signal(kind, pass_on) for kind in PASSED_ON}
    try:
        while server.poll() is None:
            for other in others:
                other.look_after()
            time.sleep(LOOK_EVERY)
    finally:
        _end(server)
        for other in others:
            _end(other.process)
        for kind, handler in before.items():
            signal.signal(kind, handler)
    return 0 if {signal.SIGTERM, signal.SIGINT} & set(asked) else server.returncode


def _start(command: Command) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, preexec_fn=_end_with_whoever_began)  # noqa: S603  (our own words)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(TIME_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _end_with_whoever_began() -> None:
    """Let Linux end this process if the one that began it is killed and cannot ask it to."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
