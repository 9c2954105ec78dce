"""What may an OpenDocument text or spreadsheet hold, and what does it reach out to?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from heed.attachments.intake import drawings, formulas, links
from heed.attachments.intake.archive import Part
from heed.attachments.intake.findings import Finding, Note
from heed.attachments.intake.kinds import Kind
from heed.attachments.intake.markup import Attributes, Look, Notice, Watch
from heed.attachments.intake.part_contents import Other
from heed.attachments.intake.refusals import Reason, Refused

MANIFEST: Final = "META-INF/manifest.xml"
CONTENT: Final = "content.xml"
KINDS: Final = {
    b"application/vnd.oasis.opendocument.text": Kind.TEXT_DOCUMENT,
    b"application/vnd.oasis.opendocument.spreadsheet": Kind.SPREADSHEET,
}
# Objects that belong to a document: charts and formulas. Others are documents inside it.
OWN_OBJECTS: Final = (
    "application/vnd.oasis.opendocument.chart",
    "application/vnd.oasis.opendocument.formula",
)
OBJECTS: Final = ("application/vnd.oasis.opendocument.", "application/vnd.sun.star.oleobject")
SETTINGS: Final = frozenset({"layout-cache"})

OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
FORBIDDEN: Final = {
    "encryption-data": Reason.ENCRYPTED,
    "event-listener": Reason.MACROS,
    "execute-macro": Reason.MACROS,
    "module": Reason.MACROS,
    "dde-source": Reason.STARTS_ANOTHER_PROGRAM,
    "dde-connection": Reason.STARTS_ANOTHER_PROGRAM,
    "dde-connection-decl": Reason.STARTS_ANOTHER_PROGRAM,
    "dde-link": Reason.STARTS_ANOTHER_PROGRAM,
    "applet": Reason.OBJECT_INSIDE,
    "plugin": Reason.OBJECT_INSIDE,
    "object-ole": Reason.OBJECT_INSIDE,
    "floating-frame": Reason.CONTENT_ELSEWHERE,
    "table-source": Reason.CONTENT_ELSEWHERE,
    "cell-range-source": Reason.CONTENT_ELSEWHERE,
    "connection-resource": Reason.CONTENT_ELSEWHERE,
    "database-source-sql": Reason.CONTENT_ELSEWHERE,
    "database-source-query": Reason.CONTENT_ELSEWHERE,
    "database-source-table": Reason.CONTENT_ELSEWHERE,
    "source-service": Reason.CONTENT_ELSEWHERE,
    "auto-reload": Reason.CONTENT_ELSEWHERE,
    "version-entry": Reason.FILE_INSIDE,
}
# Elements a person follows by choice; the addresses of all others are fetched at once.
HYPERLINKS: Final = frozenset({"a", "area-rectangle", "area-circle", "area-polygon"})
# Elements there are so many of, and which have no address, that looking at each would take long.
PLAIN: Final = frozenset({"p", "span", "s", "tab", "line-break", "table-row", "table-column", "h"})
# What the body of a document can be, and which kind of document that is, if it is one.
BODIES: Final = {
    "text": Kind.TEXT_DOCUMENT,
    "spreadsheet": Kind.SPREADSHEET,
    "chart": None,
    "presentation": None,
    "drawing": None,
    "image": None,
    "database": None,
}
ADDRESSES: Final = frozenset({"href"})
FORMULA_ATTRIBUTES: Final = frozenset({"formula", "condition", "base-cell-address", "expression"})
SCRIPTS: Final = "script"
LIBRARY_ELEMENT: Final = ("element", "library")


class OpenDocument:
    """An OpenDocument file, read part by part."""

    def __init__(self, mime_type: bytes) -> None:
        if mime_type not in KINDS:
            what = mime_type.decode("ascii", "replace")
            raise Refused(Reason.NOT_ACCEPTED, what or "an archive")
        self._kind = KINDS[mime_type]
        self._notes: set[Note] = set()
        self._seen: set[str] = set()

    def order(self, parts: tuple[Part, ...]) -> list[Part]:
        """Return the manifest first: it says what is locked and what the objects are."""
        return sorted(parts, key=lambda part: part.name != MANIFEST)

    def watch(self, part: Part) -> Watch:
        """Return what matters in every part of such a document."""
        self._check_place(part)
        self._seen.add(part.name)
        return _Words(part.name, notes=self._notes, kind=self._kind)

    def other(self, part: Part) -> Other:
        """Say which part is the type of the document, or where its pages broke last time."""
        self._check_place(part)
        is_settings = part.name in SETTINGS or part.name == "mimetype"
        return Other.ANYTHING if is_settings else Other.PICTURE_OR_FONT

    def finding(self) -> Finding:
        """Return the kind of document.

        :raises Refused: if what every such document has is missing
        """
        if not {MANIFEST, CONTENT} <= self._seen:
            raise Refused(Reason.DAMAGED, "no manifest or no content")
        return Finding.of(self._kind, self._notes)

    def _check_place(self, part: Part) -> None:
        if part.name.casefold().startswith("scripts/"):
            raise Refused(Reason.MACROS, part.name)


class _Words:
    """What matters in the XML of one part."""

    def __init__(self, part: str, *, notes: set[Note], kind: Kind) -> None:
        self._part = part
        self._notes = notes
        self._kind = kind

    def look_at(self, namespace: str, name: str) -> Look | None:
        """Return what to do with such elements."""
        if name in PLAIN and not drawings.is_drawn(namespace, name):
            return None
        return Look(notice=self._notice(namespace, name))

    def _notice(self, namespace: str, name: str) -> Notice:
        if drawings.is_drawn(namespace, name):
            return drawings.notice(namespace, name)
        if name in FORBIDDEN:
            return self._refuse(FORBIDDEN[name])
        if name == SCRIPTS or (name == "element" and "library" in namespace):
            return self._refuse(Reason.MACROS)
        if namespace == OFFICE and name in BODIES and self._part.endswith(CONTENT):
            return self._body(name)
        return self._special(name) or (_check_link if name in HYPERLINKS else _check)

    def _body(self, name: str) -> Notice:
        """Refuse a body of another kind than the document, and bodies of documents inside it."""
        if self._part != CONTENT:
            return _ignore if name == "chart" else self._refuse(Reason.OBJECT_INSIDE)
        return _ignore if BODIES[name] is self._kind else self._refuse(Reason.NOT_WHAT_IT_SAYS)

    def close(self) -> None:
        """Do nothing: nothing stays open."""

    def _special(self, name: str) -> Notice | None:
        special: dict[str, Notice] = {
            "file-entry": _check_entry,
            "template": _check_template,
            "tracked-changes": self._note(Note.TRACKED_CHANGES),
            "annotation": self._note(Note.COMMENTS),
            "hidden-text": self._note(Note.HIDDEN_TEXT),
            "table-properties": self._table_properties,
        }
        return special.get(name)

    def _table_properties(self, said: Attributes) -> None:
        if self._kind is Kind.SPREADSHEET and _of(said, "display") == "false":
            self._notes.add(Note.HIDDEN_SHEETS)
        _check(said)

    def _note(self, note: Note) -> Callable[[Attributes], None]:
        return lambda _: self._notes.add(note)

    def _refuse(self, reason: Reason) -> Notice:
        def refuse(_: Attributes) -> None:
            raise Refused(reason, self._part)

        return refuse


def _of(said: Attributes, name: str) -> str:
    return next((value for key, value in said.items() if _local(key) == name), "")


def _ignore(_: Attributes) -> None:
    """Do nothing."""


def _local(key: str) -> str:
    return key.rpartition(" ")[2]


def _check(said: Attributes) -> None:
    """Refuse addresses outside the file, and formulas that call out."""
    for key, value in said.items():
        name = _local(key)
        if name in ADDRESSES and links.leads_outside(value):
            raise Refused(Reason.CONTENT_ELSEWHERE, value)
        if name in FORMULA_ATTRIBUTES:
            formulas.check(value)


def _check_link(said: Attributes) -> None:
    for key, value in said.items():
        if _local(key) in ADDRESSES:
            links.check_hyperlink(value)


def _check_template(said: Attributes) -> None:
    links.check_template(_of(said, "href"))


def _check_entry(said: Attributes) -> None:
    """Refuse documents inside the document, going by what the manifest calls them."""
    place, type_ = _of(said, "full-path"), _of(said, "media-type").lower()
    is_inner = place.endswith("/") and place != "/"
    if is_inner and type_.startswith(OBJECTS) and type_ not in OWN_OBJECTS:
        raise Refused(Reason.OBJECT_INSIDE, place)
