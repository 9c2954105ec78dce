"""What does a file say that an agency sent: how is it read, and what may a person have to say?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from heed.attachments import store
from heed.chronologies import blanks
from heed.chronologies.models import AskedAgency, ReceivedReturn
from heed.chronologies.outputs import blank
from heed.chronologies.queries import remembered_columns
from heed.chronologies.readers import opening
from heed.chronologies.readers.opened import Opened
from heed.chronologies.returns import checks, guessing, headings, reading
from heed.chronologies.returns.mapping import Mapping
from heed.chronologies.rows import Return


@dataclass(frozen=True, slots=True)
class Understood:
    """A file as it was read: how, and what it says then."""

    mapping: Mapping
    said: Return

    @property
    def is_sure(self) -> bool:
        """Say whether nobody needs to be asked what the columns mean."""
        return not self.mapping.questions


def open_brought(path: Path, *, name: str) -> Opened:
    """Open a file that was let in, inside walls of its own; it takes seconds if it is long.

    :raises CannotBeRead: with a sentence for whoever brought it
    """
    return opening.open_file(path, name=name)


def understand(opened: Opened, asked: AskedAgency, *, name: str, born: date | None) -> Understood:
    """Read a file as well as it can be, with what was said before of such columns of this agency.

    A column that is headed as one asked for is that column, also one of the partnership's own.
    `born` is the birth of the child, if one day can stand for all it says of ages.
    """
    asked_for = {headings.words(one.title): one.means for one in asked.chronology.columns}
    mapping = guessing.guess(opened, remembered=asked_for)
    known = remembered_columns(asked.agency, mapping.template)
    if known:
        mapping = guessing.guess(opened, remembered={**asked_for, **known})
    return understand_as(opened, mapping, asked, name=name, born=born)


def understand_as(
    opened: Opened, mapping: Mapping, asked: AskedAgency, *, name: str, born: date | None
) -> Understood:
    """Read a file as somebody said it is to be read."""
    period = asked.chronology.period
    said = reading.read(
        opened,
        mapping,
        file=name,
        agency=asked.agency.name,
        near=None,
        period=(period.starts_on, period.ends_on),
        born=born,
        ours=blank.words(blanks.blank(asked.chronology, asked)),
    )
    needed = {headings.words(one.title) for one in asked.chronology.columns if one.needed}
    lacking = tuple(checks.lacking(said.rows, needed))
    return Understood(mapping, replace(said, problems=(*said.problems, *lacking)))


def open_kept(received: ReceivedReturn) -> Opened:
    """Open the file of a return again.

    :raises CannotBeRead: if it cannot be read any more
    """
    document = received.document
    if document is None:
        raise LookupError("Rows that were typed have no file.")
    return opening.open_file(store.here().place(document.sha256), name=document.file_name)
