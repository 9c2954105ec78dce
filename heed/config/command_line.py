"""Which command does `heed <word>` run?

`duties` and `rules` answer from the law alone and must start fast, so each command is imported only
when it is called for; every other word is a Django management command.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import FileIO, TextIOWrapper
from pathlib import Path

DONE = 0
CANNOT_BE_USED = 2

USAGE = """\
Use: heed COMMAND [ARGUMENTS]

  duties FACTS.json   what the law asks on the facts in a file (- for standard input), as JSON
  rules [--on DATE]   every rule of law and guidance with its source, as JSON
  chronology read FILE --agency NAME
                      one agency's chronology (Word, Excel, OpenDocument or CSV) as JSON
  chronology merge FILE[=AGENCY]... -o OUT
                      several returns as one (.docx, .xlsx, .csv, .json or .pdf)
  check-text FILE     identifiers left in a report (--known NAMES.json), and what the file hides
  dates [FILE]        written dates, one a line, as the days they can mean, as JSON
  demo                load a fictional partnership and serve it
  partnership         begin a partnership with its first coordinator
  confirm [NUMBER]    be the second person for a post where a partnership has nobody else yet
  account EMAIL       close or reopen an account, or remove second factors that are lost
  serve               serve the application
  paper               print a board paper
  backup              take a backup that only the key in the safe opens; --make-key makes that key
  backups             list the backups
  restore BACKUP      open a backup, prove it, and put it in place
  verify              check the trail, the database, every document and the newest backup
  upgrade             take a backup, then bring the database to this version
  read-only on|off    stop changes for a while, or let them go on; people can read all the time

heed COMMAND --help says more about one; heed --version prints the version.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command named by the first word and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except BrokenPipeError:
        # Whoever read our output has stopped; say nothing more, to them or on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CANNOT_BE_USED
    except KeyboardInterrupt:
        return CANNOT_BE_USED


def _run(words: list[str]) -> int:
    if not words or words[0] in ("--help", "-h", "help"):
        sys.stdout.write(USAGE)
        return DONE
    if words[0] in ("--version", "-V"):
        return _version()
    command = _COMMANDS.get(words[0], _managed)
    return command(words)


def _version() -> int:
    from importlib import metadata

    sys.stdout.write(f"heed {metadata.version('heed')}\n")
    return DONE


def _duties(words: list[str]) -> int:
    gc.disable()  # what is read is kept to the end, so looking for rubbish would only take time
    from heed.statute import duties_command

    _speak_utf8()
    return duties_command.main(
        words[1:],
        read=_read,
        out=sys.stdout,
        err=sys.stderr,
        today=_today(),
    )


def _today() -> date:
    """Return the day in England, as `heed.core.clock` does but without loading time zones.

    Loading them takes a third of the time of an empty Python program. The rule for summer time is
    given in full, so that no time zone file is needed either.
    """
    os.environ["TZ"] = "GMT0BST,M3.5.0/1,M10.5.0"
    time.tzset()
    return date(*time.localtime()[:3])


def _rules(words: list[str]) -> int:
    from heed.statute import rules_command

    _speak_utf8()
    return rules_command.main(words[1:], out=sys.stdout, err=sys.stderr)


def _chronology(words: list[str]) -> int:
    """Run the command named by the second word; each needs neither database nor Django."""
    command = _CHRONOLOGY.get(words[1] if len(words) > 1 else "")
    if command is None:
        known = " or ".join(f"heed chronology {name}" for name in _CHRONOLOGY)
        sys.stderr.write(f"Use: {known}, and --help to hear more.\n")
        return CANNOT_BE_USED
    _speak_utf8()
    return command(words[2:])


def _chronology_read(words: list[str]) -> int:
    from heed.chronologies.readers import opening
    from heed.chronologies.readers.opened import Opened
    from heed.chronologies.returns import read_command

    def open_named(name: str) -> Opened:
        if name == "-":
            return opening.open_content(_read(name))
        return opening.open_file(Path(name))

    return read_command.main(words, open_named=open_named, out=sys.stdout, err=sys.stderr)


def _check_text(words: list[str]) -> int:
    from heed.publication import check_text_command

    _speak_utf8()
    return check_text_command.main(words[1:], read=_read, out=sys.stdout, err=sys.stderr)


def _dates(words: list[str]) -> int:
    gc.disable()  # what is read is kept to the end, so looking for rubbish would only take time
    from heed.chronologies.dates import dates_command

    _speak_utf8()
    return dates_command.main(words[1:], read=_read, out=sys.stdout, err=sys.stderr)


def _chronology_merge(words: list[str]) -> int:
    gc.disable()  # what is read is kept to the end, so looking for rubbish would only take time
    from heed.chronologies.outputs import files, merge_command
    from heed.core import clock

    return merge_command.main(
        words,
        read=files.read,
        write=files.write,
        out=sys.stdout,
        err=sys.stderr,
        now=clock.now(),
        processes=len(os.sched_getaffinity(0)),
    )


def _managed(words: list[str]) -> int:
    """Run a Django management command; what goes wrong is one sentence, never a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.config.settings")
    import django
    from django.core import management
    from django.db import DatabaseError

    django.setup()
    name = words[0].replace("-", "_")
    if name not in management.get_commands():
        sys.stderr.write(f"There is no command “{words[0]}”: heed --help lists them.\n")
        return CANNOT_BE_USED
    try:
        management.call_command(name, *words[1:], skip_checks=False)
    except management.CommandError as problem:
        sys.stderr.write(f"{problem}\n")
        return problem.returncode
    except DatabaseError as problem:
        sys.stderr.write(f"The database cannot be used ({problem}). Is “heed migrate” done?\n")
        return CANNOT_BE_USED
    return DONE


def _demo(words: list[str]) -> int:
    """Run the demonstration in a database of its own, never beside real cases."""
    os.environ["HEED_DEMONSTRATION"] = "1"
    return _managed(words)


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    with FileIO(name) as file:
        return file.read()


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


_CHRONOLOGY: Mapping[str, Callable[[list[str]], int]] = {
    "read": _chronology_read,
    "merge": _chronology_merge,
}

_COMMANDS: Mapping[str, Callable[[list[str]], int]] = {
    "duties": _duties,
    "rules": _rules,
    "check-text": _check_text,
    "dates": _dates,
    "demo": _demo,
    "chronology": _chronology,
}
