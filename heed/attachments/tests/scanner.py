"""A small virus scanner that speaks like the real one, for tests."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

VIRUS = b"X5O!P%@AP-a-virus-of-our-own"

Answer = Callable[[bytes], bytes]


def as_clamd(content: bytes) -> bytes:
    """Answer as the scanner does: clean, unless our own virus is in it."""
    return b"stream: Heed.Test FOUND\0" if VIRUS in content else b"stream: OK\0"


@contextmanager
def scanner(
    answer: Answer = as_clamd, *, at: socket.socket | None = None
) -> Iterator[tuple[str, list[bytes]]]:
    """Listen on loopback, or where told; give the address and what was sent to be scanned."""
    listening = at or socket.create_server(("127.0.0.1", 0))
    listening.settimeout(10)
    sent: list[bytes] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                sent.append(_stream(connection))
                connection.sendall(answer(sent[-1]))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    name = listening.getsockname()
    try:
        yield (f"unix:{name}" if isinstance(name, str) else f"tcp:127.0.0.1:{name[1]}"), sent
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def _stream(connection: socket.socket) -> bytes:
    """Read a file as it is sent: a command, pieces with their lengths, a length of nothing."""
    with connection.makefile("rb") as said:
        command = said.read(10)
        if command != b"zINSTREAM\0":
            raise ValueError(command)
        content = b""
        while length := struct.unpack(">I", said.read(4))[0]:
            content += said.read(length)
    return content
