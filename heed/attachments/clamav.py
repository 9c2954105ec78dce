"""What does the virus scanner say about a file? It is asked through its socket, if there is one.

`HEED_CLAMD` names the socket: `unix:/run/clamav/clamd.ctl` or `tcp:127.0.0.1:3310`. Without it,
nothing is scanned and every page says so. A scanner that cannot be reached lets nobody down: the
file waits, visibly, until `heed scan_files` reaches it again.
"""

from __future__ import annotations

import socket
import struct
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from django.conf import settings

CHUNK: Final = 1 << 16
TIMEOUT: Final = 30.0  # seconds without a sign of life
LONGEST_ANSWER: Final = 4_096
CLEAN: Final = "OK"
FOUND: Final = "FOUND"


class Scan(Enum):
    """How a file stands with the virus scanner; the value is what a page says."""

    NO_SCANNER = "Not scanned for viruses"
    WAITING = "Waiting for the virus scan"
    CLEAN = "No virus found"
    INFECTED = "Virus found"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scanner said: how the file stands, and its words where there is something to say."""

    scan: Scan
    words: str = ""


class Unclear(OSError):
    """The scanner answered with neither “clean” nor “found”."""


def is_there() -> bool:
    """Say whether this installation has a scanner."""
    return bool(settings.HEED_CLAMD)


def scan(path: Path) -> Verdict:
    """Have a file scanned, now; a scanner that does not answer leaves it waiting."""
    if not is_there():
        return Verdict(Scan.NO_SCANNER)
    try:
        said = _ask(path, settings.HEED_CLAMD)
    except OSError as problem:
        return Verdict(Scan.WAITING, str(problem)[:200])
    if said.endswith(CLEAN):
        return Verdict(Scan.CLEAN)
    return Verdict(Scan.INFECTED, said.removesuffix(FOUND).strip()[:200])


def _ask(path: Path, address: str) -> str:
    """Send the file in pieces and return the scanner's words about it.

    :raises OSError: if the scanner is not there, breaks off, or says neither yes nor no
    """
    with closing(_connected(address)) as scanner, path.open("rb") as file:
        scanner.sendall(b"zINSTREAM\0")
        while piece := file.read(CHUNK):
            scanner.sendall(struct.pack(">I", len(piece)) + piece)
        scanner.sendall(struct.pack(">I", 0))
        said = _answer(scanner).removeprefix("stream:").strip()
    if not said.endswith((CLEAN, FOUND)):
        raise Unclear(said or "The scanner broke off.")
    return said


def _connected(address: str) -> socket.socket:
    kind, _, where = address.partition(":")
    if kind == "unix":
        scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        scanner.settimeout(TIMEOUT)
        scanner.connect(where)
        return scanner
    host, _, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=TIMEOUT)


def _answer(scanner: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        piece = scanner.recv(CHUNK)
        if not piece:
            break
        said += piece
    return said.rstrip(b"\0").decode("utf-8", "replace").strip()
