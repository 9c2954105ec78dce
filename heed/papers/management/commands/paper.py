"""Which paper for which period and meeting, written to which file?

Whoever runs the system runs this command. It counts and writes; it opens no case, and the trail
says that it was run.
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.core import clock
from heed.core.periods import Period, PeriodEndsBeforeItStarts
from heed.documents.tree import public_only
from heed.papers import actions, kinds, queries
from heed.papers.formats import FORMATS, Format
from heed.papers.kinds import Brief
from heed.partnership.models import Partnership

CANNOT_BE_USED = 2


class Command(BaseCommand):
    """Write a board paper from the database."""

    help = "Write a board paper from the database to a .docx, .pdf or .html file."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Name what may be asked for."""
        parser.add_argument("kind", nargs="?", help="which paper; --list names them")
        parser.add_argument("--list", action="store_true", help="name the kinds of paper")
        parser.add_argument("--from", dest="starts_on", metavar="DATE", help="first day")
        parser.add_argument("--to", dest="ends_on", metavar="DATE", help="last day")
        parser.add_argument("--meeting", metavar="DATE", help="day of the meeting; else the last")
        parser.add_argument("-o", "--out", metavar="OUT", help="file to write")
        parser.add_argument("--partnership", metavar="NAME", help="which, where there are several")
        parser.add_argument("--author", default="", help="name or post to print as the author")
        parser.add_argument("--timeliness", action="store_true", help="say what went late")
        parser.add_argument(
            "--exempt", action="store_true", help="with the part not for publication"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        """Write the paper, or say in one sentence why not."""
        if options["list"]:
            for kind in kinds.KINDS.values():
                self.stdout.write(f"{kind.name}  {kind.about}")
            return
        try:
            brief = _brief(options)
            out, form = _out(options["out"])
            partnership = _partnership(options["partnership"])
            content = _written(brief, partnership, form, options)
            _save(out, content)
        except (LookupError, ValueError, OSError) as problem:
            raise CommandError(_sentence(problem), returncode=CANNOT_BE_USED) from problem
        self.stdout.write(f"Written: {out}")


def _brief(options: dict[str, Any]) -> Brief:
    if not options["kind"]:
        raise ValueError("Say which paper: heed paper --list names them.")
    kind = kinds.named(options["kind"])
    starts_on = _day("--from", options["starts_on"])
    ends_on = _day("--to", options["ends_on"])
    meeting_on = _day("--meeting", options["meeting"] or options["ends_on"])
    return Brief(
        kind=kind,
        period=Period(starts_on, ends_on),
        meeting_on=meeting_on,
        with_timeliness=options["timeliness"],
    )


def _day(option: str, written: str | None) -> date:
    if not written:
        raise ValueError(f"Give a day for {option}, written like 2020-02-06.")
    try:
        return date.fromisoformat(written)
    except ValueError as problem:
        raise ValueError(f"{option} {written} is not a day. Write it like 2020-02-06.") from problem


def _out(written: str | None) -> tuple[Path, Format]:
    if not written:
        raise ValueError("Say where to write the paper: -o FILE.docx, FILE.pdf or FILE.html.")
    out = Path(written)
    form = FORMATS.get(out.suffix.removeprefix(".").lower())
    if form is None:
        raise ValueError(f"{out.name} must end in .docx, .pdf or .html.")
    return out, form


def _partnership(name: str | None) -> Partnership:
    found = list(Partnership.objects.order_by("name"))
    if not found:
        raise LookupError("There is no partnership in the database yet.")
    chosen = [one for one in found if name in (None, one.name, one.short_name)]
    if len(chosen) == 1:
        return chosen[0]
    names = "; ".join(one.name for one in found)
    if chosen:
        raise LookupError(f"Say which partnership with --partnership: {names}.")
    raise LookupError(f"There is no partnership called “{name}”. There is: {names}.")


def _written(
    brief: Brief, partnership: Partnership, form: Format, options: dict[str, Any]
) -> bytes:
    at = clock.now()
    draft = queries.draft(partnership, brief, author=options["author"])
    document = draft.document if options["exempt"] else public_only(draft.document)
    actions.note_draft_download(
        brief,
        of=partnership,
        form=form.ending,
        whole=options["exempt"],
        by=_whoever_runs_the_system(partnership),
        at=at,
    )
    return form.render(document, at, options["author"])


def _whoever_runs_the_system(partnership: Partnership) -> Viewer:
    """Return whom the trail names. Nobody signs in to a command, so there is no account."""
    return Viewer(
        user_id=0,
        name="Whoever runs the system",
        partnership_id=partnership.pk,
        partnership_name=partnership.name,
        agency_id=None,
        agency_name="",
        roles=frozenset({Role.COORDINATOR}),
    )


def _save(out: Path, content: bytes) -> None:
    """Write the whole file or nothing: an earlier paper stays until the new one is complete."""
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".paper-") as aside:
        unfinished = Path(aside) / out.name
        unfinished.write_bytes(content)
        unfinished.replace(out)


def _sentence(problem: Exception) -> str:
    if isinstance(problem, PeriodEndsBeforeItStarts):
        return "--to must not come before --from."
    if isinstance(problem, OSError):
        return f"The file cannot be written: {problem.strerror}."
    return str(problem)
