"""What may the process do that looks into a strange file? Reckon, read and answer; nothing else.

Two walls of the kernel stand around it. Limits on memory, time and files end it when it takes too
much. A filter on system calls lets through only what reckoning needs, so that no flaw in a library
can open a file or a connection, or start a program.
"""

from __future__ import annotations

import ctypes
import platform
import resource
import struct
from typing import Final

from heed.attachments.intake.limits import Limits


class CannotConfine(RuntimeError):
    """This computer cannot build the walls, so no strange file is opened on it."""


NO_NEW_PRIVILEGES: Final = 38
NOT_DUMPABLE: Final = 4
SET_FILTER: Final = 22
BY_FILTER: Final = 2

# Instructions of the kernel's small filter language: load a word, compare it, answer.
LOAD: Final = 0x20
COMPARE: Final = 0x15
ANSWER: Final = 0x06
PLACE_OF_CALL: Final = 0
PLACE_OF_MACHINE: Final = 4
ALLOW: Final = 0x7FFF0000
REFUSE: Final = 0x00050000 | 1  # as if it were not permitted (EPERM)
END_PROCESS: Final = 0x80000000

# The mark of each kind of computer, and the numbers of the calls that are let through, in the
# same order: what reckoning, reading what is open, and answering need.
MARKS: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
CALLS: Final = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "lseek": (8, 62),
    "pread64": (17, 67),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "brk": (12, 214),
    "madvise": (28, 233),
    "futex": (202, 98),
    "sched_yield": (24, 124),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "gettimeofday": (96, 169),
    "clock_gettime": (228, 113),
    "getrandom": (318, 278),
    "exit": (60, 93),
    "exit_group": (231, 94),
}


class _Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]


def limit(limits: Limits) -> None:
    """Let the kernel end this process when it takes more memory or time than it may."""
    for what, soft, hard in (
        (resource.RLIMIT_AS, limits.memory, limits.memory),
        (resource.RLIMIT_CPU, limits.processor, limits.processor + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(what, (soft, hard))


def lock_down() -> None:
    """Give up every system call but those of reckoning, for good.

    :raises CannotConfine: if the kernel has no such filter, or the computer is of another kind
    """
    instructions = _instructions(platform.machine())
    kept = ctypes.create_string_buffer(instructions)
    filter_ = _Filter(len(instructions) // 8, ctypes.addressof(kept))
    kernel = ctypes.CDLL(None, use_errno=True).prctl
    steps = (
        (NOT_DUMPABLE, 0, 0, 0, 0),
        (NO_NEW_PRIVILEGES, 1, 0, 0, 0),
        (SET_FILTER, BY_FILTER, ctypes.byref(filter_), 0, 0),
    )
    for step in steps:
        if kernel(*step) != 0:
            raise CannotConfine(f"The kernel refused step {step[0]} ({ctypes.get_errno()}).")


def _instructions(machine: str) -> bytes:
    """Return the filter: end on a foreign kind of call, allow what is listed, refuse the rest."""
    if machine not in MARKS:
        raise CannotConfine(f"There is no list of system calls for {machine}.")
    column = list(MARKS).index(machine)
    calls = [numbers[column] for numbers in CALLS.values()]
    lines = [
        _line(LOAD, PLACE_OF_MACHINE),
        _line(COMPARE, MARKS[machine], 1, 0),
        _line(ANSWER, END_PROCESS),
        _line(LOAD, PLACE_OF_CALL),
        *(_line(COMPARE, call, len(calls) - number, 0) for number, call in enumerate(calls)),
        _line(ANSWER, REFUSE),
        _line(ANSWER, ALLOW),
    ]
    return b"".join(lines)


def _line(code: int, value: int, if_equal: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_equal, otherwise, value)
