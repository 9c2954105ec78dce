"""Which documents lie on the cases of Marlshire? Written here, and let in like anybody's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.attachments import actions, receiving
from heed.attachments.models import Attachment
from heed.attachments.receiving import Received
from heed.core import clock
from heed.demo.walk import Told, Walk
from heed.documents import docx, pdf
from heed.documents.tree import Document, Paragraph, Section, Table
from heed.statute.working_days import sub_working_days

# No copy of an invented document says when it was really made.
_WRITTEN_AT = datetime(2026, 1, 1, 9, tzinfo=UTC)

SUMMARY = (
    ("What we knew", "The service saw the child three times in the year before the incident."),
    ("What we did", "Each visit was recorded, and one concern was shared with the school."),
    ("What we would do differently", "Ask sooner who else is working with the family."),
)
ACTIONS = (
    ("Ask the ambulance service for its times", "Business Manager", "before the next meeting"),
    ("Confirm who holds parental responsibility", "Social work team", "this week"),
)
CONTACTS = (
    ("When", "Who", "What happened"),
    ("Monday", "Tutor", "Late, tired, said nothing was wrong"),
    ("Wednesday", "School nurse", "Seen at own request; no injury; a call home was not answered"),
    ("Friday", "Designated Safeguarding Lead", "Absent; home visit asked for"),
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Puts documents on cases, on the days people did."""

    walk: Walk
    folder: Path
    today: date

    def put(
        self, told: Told, content: bytes, name: str, *, title: str, kind: str, by: User, ago: int
    ) -> Attachment:
        """Keep a new document some working days ago, for whom the person acts for."""
        viewer, at = self._acting(by, ago)
        with self._received(content, name) as received:
            return actions.keep(
                told.incident.case_file, received, title=title, kind=kind, by=viewer, at=at
            )

    def renew(self, document: Attachment, content: bytes, name: str, *, by: User, ago: int) -> None:
        """Keep a newer version some working days ago."""
        viewer, at = self._acting(by, ago)
        with self._received(content, name) as received:
            actions.replace(document, received, by=viewer, at=at)

    def withdraw(self, document: Attachment, because: str, *, by: User, ago: int) -> None:
        """Withdraw a document some working days ago."""
        viewer, at = self._acting(by, ago)
        actions.withdraw(document, because=because, by=viewer, at=at)

    def _acting(self, by: User, ago: int) -> tuple[Viewer, datetime]:
        on = sub_working_days(self.today, ago)
        return self.walk.viewer(by, on=on), clock.at(on, 14, 20)

    @contextmanager
    def _received(self, content: bytes, name: str) -> Iterator[Received]:
        path = self.folder / "incoming"
        path.write_bytes(content)
        received = receiving.receive(path, name=name)
        try:
            yield received
        finally:
            received.discard()


@dataclass(frozen=True, slots=True, kw_only=True)
class Writers:
    """Who adds documents."""

    coordinator: User
    nurse: User
    school: User
    reviewer: User


def load(
    walk: Walk, writers: Writers, *, gathering: Told, reviewed: Told, waiting: Told, today: date
) -> None:
    """Put documents of every kind on three cases."""
    kinds, coordinator = Attachment.Kind, writers.coordinator
    with TemporaryDirectory() as folder:
        shelf = Shelf(walk, Path(folder), today)
        shelf.put(
            gathering, _table(), "contacts autumn term.csv", title="School: contacts this term",
            kind=kinds.AGENCY_RETURN, by=writers.school, ago=2,
        )  # fmt: skip
        shelf.put(
            gathering, _word("Summary of health visiting", _sections(SUMMARY)),
            "health visiting summary.docx", title="Health visiting: summary of involvement",
            kind=kinds.AGENCY_RETURN, by=writers.nurse, ago=1,
        )  # fmt: skip
        shelf.put(
            waiting, _pdf("Notes of the review group", (_actions(),)), "notes.pdf",
            title="Review group: notes and actions", kind=kinds.MINUTES, by=coordinator, ago=3,
        )  # fmt: skip
        draft = shelf.put(
            reviewed, _word("Draft report, chapters 1 and 2", _sections(SUMMARY[:2])),
            "draft.docx", title="Local review: draft report", kind=kinds.DRAFT_REPORT,
            by=writers.reviewer, ago=9,
        )  # fmt: skip
        shelf.renew(
            draft, _word("Draft report", _sections(SUMMARY)), "draft 2.docx",
            by=writers.reviewer, ago=4,
        )  # fmt: skip
        shelf.put(
            reviewed, _pdf("Advice on contact with the coroner", _sections(SUMMARY[:1])),
            "advice.pdf", title="Advice on contact with the coroner", kind=kinds.LEGAL_ADVICE,
            by=coordinator, ago=6,
        )  # fmt: skip
        letter = shelf.put(
            reviewed, b"Dear colleague, thank you for meeting the reviewer.\n", "letter.txt",
            title="Letter to the academy trust", kind=kinds.LETTER, by=coordinator, ago=8,
        )  # fmt: skip
        shelf.withdraw(letter, "Added to the wrong case", by=coordinator, ago=7)


def _word(title: str, blocks: tuple[Section, ...]) -> bytes:
    return docx.render(_document(title, blocks), produced_at=_WRITTEN_AT)


def _pdf(title: str, blocks: tuple[Section, ...]) -> bytes:
    return pdf.render(_document(title, blocks), produced_at=_WRITTEN_AT)


def _document(title: str, blocks: tuple[Section, ...]) -> Document:
    front = (("Partnership", "Marlshire (invented)"),)
    return Document(title=title, blocks=blocks, front=front, marking="OFFICIAL-SENSITIVE")


def _sections(said: tuple[tuple[str, str], ...]) -> tuple[Section, ...]:
    return tuple(Section(heading, (Paragraph(text),)) for heading, text in said)


def _actions() -> Section:
    table = Table(caption="Actions", header=("Action", "Who", "By when"), rows=ACTIONS)
    return Section("Actions agreed", (table,))


def _table() -> bytes:
    return "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in CONTACTS).encode()
