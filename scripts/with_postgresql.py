"""Run a command with a PostgreSQL server of its own: started, used, removed.

The server listens on a free port of this machine only and runs as an unprivileged user.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108  (a folder of our own is made in it)
ROOM = 4_000_000_000


def programs() -> Path:
    """Return the folder with PostgreSQL's server programs, newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if not found:
        sys.exit("PostgreSQL's server programs are missing. Install the package postgresql.")
    return found[0].parent


def as_unprivileged(command: list[str], owner: str | None) -> None:
    """Run a command as the server's owner, quietly; stop with its words if it fails."""
    prefix = ["runuser", "-u", owner, "--"] if owner else []
    done = subprocess.run([*prefix, *command], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} failed: {done.stderr or done.stdout}")


def free_port() -> int:
    """Return a port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_again(data: Path, *, options: str) -> None:
    """Start a server that was killed, with the options it had, and wait until it answers."""
    owner = data.owner() if os.geteuid() == 0 else None
    control = [str(programs() / "pg_ctl"), "-D", str(data), "-w", "-l", str(data.parent / "log")]
    as_unprivileged([*control, "-o", options, "start"], owner)


def memory() -> Path | None:
    """Return a folder that lies in memory and has room for a server's files, if there is one."""
    room = shutil.disk_usage(MEMORY).free if MEMORY.is_dir() else 0
    return MEMORY if room >= ROOM else None


@contextmanager
def server(within: Path | None = None) -> Iterator[str]:
    """Give the address of a server of one's own, and leave nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="heed-postgresql-", dir=within))
    owner = "postgres" if os.geteuid() == 0 else None
    if owner:
        account = pwd.getpwnam(owner)
        os.chown(folder, account.pw_uid, account.pw_gid)
    port = free_port()
    data, log = folder / "data", folder / "log"
    control = [str(programs() / "pg_ctl"), "-D", str(data), "-w"]
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200"
    as_unprivileged(
        [str(programs() / "initdb"), "-D", str(data), "-U", "heed", "-A", "trust", "-E", "UTF8"],
        owner,
    )
    as_unprivileged([*control, "-l", str(log), "-o", options, "start"], owner)
    try:
        yield f"postgresql://heed@127.0.0.1:{port}/postgres"
    finally:
        as_unprivileged([*control, "-m", "immediate", "stop"], owner)
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run the command with DATABASE_URL set to a server of its own.

    With `--in-memory` before it the server's files lie in memory where there is room: the same
    server with the same settings, that waits for no disk.
    """
    in_memory = command[0] == "--in-memory"
    with server(memory() if in_memory else None) as url:
        surroundings = {**os.environ, "DATABASE_URL": url}
        return subprocess.run(command[in_memory:], env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
