"""Serve Heed with gunicorn, after making sure that it may be served."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from heed.casefiles import second_wall
from heed.config import durability, supervision

# What must run as long as people can sign in: the trail is sealed within seconds, and every hour
# somebody looks for signs that case files were read without need.
BESIDE = [
    [sys.executable, "-m", "django", command, "--keep-going"] for command in ("seal", "signs")
]
# Two cores, and four requests at a time on each: what a small server has.
WORKERS = 2
THREADS = 4


class Command(BaseCommand):
    """`heed serve`: check the database, gather static files, start the web server."""

    help = "Serve the application on this machine; put a proxy with HTTPS in front of it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address to listen on."""
        parser.add_argument("--host", default="127.0.0.1", help="127.0.0.1 unless told otherwise")
        parser.add_argument("--port", type=int, default=8000, help="8000 unless told otherwise")

    def handle(self, *, host: str, port: int, **_: Any) -> None:
        """Refuse with a sentence, or run the web server until it ends."""
        try:
            durability.require(connection)
        except durability.NotDurable as problem:
            raise CommandError(str(problem)) from problem
        if _is_behind():
            raise CommandError("The database is not up to date. Run “heed migrate” first.")
        if second_wall.gaps():
            raise CommandError("Case records stand outside the second wall. Run “heed migrate”.")
        connection.close()
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(f"Heed is at http://{host}:{port}/")
        self.stdout.flush()
        status = supervision.run(gunicorn(host, port), BESIDE)
        if status:
            raise CommandError(f"The web server ended with {status}.", returncode=status)


def gunicorn(host: str, port: int) -> list[str]:
    """Return the words that start the web server."""
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "heed.config.wsgi:application",
        f"--bind={host}:{port}",
        f"--workers={WORKERS}",
        "--worker-class=gthread",
        f"--threads={THREADS}",
        "--no-control-socket",
        "--config=python:heed.config.web_server",
    ]


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
