"""What may a document of Word or Excel (Office Open XML) hold, and what does it reach out to?"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Final

from heed.attachments.intake import links
from heed.attachments.intake.archive import Part
from heed.attachments.intake.findings import Finding, Note
from heed.attachments.intake.kinds import Kind
from heed.attachments.intake.markup import Attributes, Look, Notice, Watch
from heed.attachments.intake.office_words import OfficeWords
from heed.attachments.intake.part_contents import Other
from heed.attachments.intake.refusals import Reason, Refused

CONTENT_TYPES: Final = "[Content_Types].xml"
ROOT_RELATIONS: Final = "_rels/.rels"
MAIN: Final = "officedocument"

KINDS: Final = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": Kind.WORD,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": Kind.EXCEL,
}

# Words in the type of a part that say what it is.
FORBIDDEN_TYPES: Final = (
    ("macroenabled", Reason.MACROS),
    ("vbaproject", Reason.MACROS),
    ("vbadata", Reason.MACROS),
    ("macrosheet", Reason.MACROS),
    ("dialogsheet", Reason.MACROS),
    ("attachedtoolbars", Reason.MACROS),
    ("keymapcustomizations", Reason.MACROS),
    ("customui", Reason.MACROS),
    ("activex", Reason.ACTIVE_CONTROLS),
    ("oleobject", Reason.OBJECT_INSIDE),
    ("externallink", Reason.CONTENT_ELSEWHERE),
    ("spreadsheetml.connections", Reason.CONTENT_ELSEWHERE),
    ("querytable", Reason.CONTENT_ELSEWHERE),
    ("model+data", Reason.CONTENT_ELSEWHERE),
    ("webextension", Reason.CONTENT_ELSEWHERE),
    ("text/html", Reason.FILE_INSIDE),
    ("application/xhtml", Reason.FILE_INSIDE),
    ("message/rfc822", Reason.FILE_INSIDE),
    ("application/rtf", Reason.FILE_INSIDE),
)
TEMPLATES: Final = "template.main+xml"
CHARTS: Final = ("drawingml.chart+xml", "drawingml.chartex+xml", "office.chartex+xml")
UNRECOGNISABLE: Final = ("printersettings", "obfuscatedfont")

# The last word of the type of a relation inside the document.
FORBIDDEN_RELATIONS: Final = {
    "vbaproject": Reason.MACROS,
    "wordvbadata": Reason.MACROS,
    "xlmacrosheet": Reason.MACROS,
    "xlintlmacrosheet": Reason.MACROS,
    "attachedtoolbars": Reason.MACROS,
    "keymapcustomizations": Reason.MACROS,
    "extensibility": Reason.MACROS,
    "dialogsheet": Reason.MACROS,
    "control": Reason.ACTIVE_CONTROLS,
    "activexcontrolbinary": Reason.ACTIVE_CONTROLS,
    "oleobject": Reason.OBJECT_INSIDE,
    "package": Reason.OBJECT_INSIDE,
    "afchunk": Reason.FILE_INSIDE,
    "subdocument": Reason.CONTENT_ELSEWHERE,
    "externallink": Reason.CONTENT_ELSEWHERE,
    "connections": Reason.CONTENT_ELSEWHERE,
    "querytable": Reason.CONTENT_ELSEWHERE,
    "webextension": Reason.CONTENT_ELSEWHERE,
    "webextensiontaskpanes": Reason.CONTENT_ELSEWHERE,
}


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a list of relations."""

    kind: str
    target: str
    is_outside: bool


class OfficeOpen:
    """A document of Word or Excel, read part by part."""

    def __init__(self, names: set[str]) -> None:
        self._names = {name.casefold() for name in names}
        self._defaults: dict[str, str] = {}
        self._types: dict[str, str] = {}
        self._main = ""
        self._workbooks: set[str] = set()
        self._notes: set[Note] = set()

    def order(self, parts: tuple[Part, ...]) -> list[Part]:
        """Return the list of types first, then the relations, then everything else."""
        return sorted(parts, key=lambda part: (part.name != CONTENT_TYPES, not _is_relations(part)))

    def watch(self, part: Part) -> Watch:
        """Return what matters in a part of this name."""
        if part.name == CONTENT_TYPES:
            return _Lines({"Default": self._default, "Override": self._override})
        self._check_type(part)
        if _is_relations(part):
            return _Lines({"Relationship": lambda said: self._relation(part, said)})
        return OfficeWords(part.name, notes=self._notes)

    def other(self, part: Part) -> Other:
        """Say which parts are workbooks behind a chart, settings of a printer, or hidden fonts."""
        self._check_type(part)
        if part.name.casefold() in self._workbooks:
            return Other.WORKBOOK
        type_ = self._type(part.name)
        is_settings = any(word in type_ for word in UNRECOGNISABLE)
        return Other.ANYTHING if is_settings else Other.PICTURE_OR_FONT

    def finding(self) -> Finding:
        """Return the kind of document.

        :raises Refused: if its main part is missing or of a kind that is not accepted
        """
        type_ = self._type(self._main) if self._main.casefold() in self._names else ""
        if not type_:
            raise Refused(Reason.DAMAGED, "no main part")
        if type_ not in KINDS:
            raise Refused(Reason.NOT_ACCEPTED, _what_else(type_))
        return Finding.of(KINDS[type_], self._notes)

    def _default(self, said: Attributes) -> None:
        self._defaults[said.get("Extension", "").lower()] = said.get("ContentType", "").lower()

    def _override(self, said: Attributes) -> None:
        name = said.get("PartName", "").lstrip("/").casefold()
        self._types[name] = said.get("ContentType", "").lower()

    def _type(self, name: str) -> str:
        ending = posixpath.basename(name).rpartition(".")[2].lower()
        return self._types.get(name.casefold()) or self._defaults.get(ending, "")

    def _check_type(self, part: Part) -> None:
        type_ = self._type(part.name)
        for word, reason in FORBIDDEN_TYPES:
            if word in type_:
                raise Refused(reason, part.name)

    def _relation(self, part: Part, said: Attributes) -> None:
        relation = Relation(
            kind=said.get("Type", "").rstrip("/").rpartition("/")[2].lower(),
            target=said.get("Target", ""),
            is_outside=said.get("TargetMode", "").strip().lower() == "external",
        )
        if relation.is_outside:
            _check_outside(relation)
        elif relation.kind != "hyperlink":
            self._check_inside(part, relation)

    def _check_inside(self, part: Part, relation: Relation) -> None:
        if links.scheme(relation.target) or relation.target.startswith(("//", "\\\\")):
            raise Refused(Reason.CONTENT_ELSEWHERE, relation.target)
        target = _resolved(part.name, relation.target)
        if relation.kind == "package" and self._is_chart(part):
            self._workbooks.add(target.casefold())
        elif relation.kind in FORBIDDEN_RELATIONS:
            raise Refused(FORBIDDEN_RELATIONS[relation.kind], relation.target)
        elif relation.kind == MAIN and part.name == ROOT_RELATIONS:
            if self._main:
                raise Refused(Reason.TWO_FORMATS, "two main parts")
            self._main = target

    def _is_chart(self, relations: Part) -> bool:
        """Say whether these are the relations of a chart."""
        folder, _, name = relations.name.rpartition("_rels/")
        return any(word in self._type(folder + name.removesuffix(".rels")) for word in CHARTS)


class _Lines:
    """Watches for a few elements with attributes and nothing else."""

    def __init__(self, wanted: dict[str, Notice]) -> None:
        self._wanted = {name: Look(notice=notice) for name, notice in wanted.items()}

    def look_at(self, _namespace: str, name: str) -> Look | None:
        """Return what to do with such elements."""
        return self._wanted.get(name)

    def close(self) -> None:
        """Do nothing: nothing stays open."""


def _is_relations(part: Part) -> bool:
    return part.name.lower().endswith(".rels")


def _resolved(relations: str, target: str) -> str:
    """Return the name of the part a relation means, counted from the part it belongs to."""
    folder = relations.rpartition("_rels/")[0]
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _check_outside(relation: Relation) -> None:
    """Let links pass that a person may follow, and traces of the author's own computer."""
    if relation.kind == "hyperlink":
        links.check_hyperlink(relation.target)
        return
    if relation.kind == "attachedtemplate":
        if not links.is_on_own_drive(relation.target):
            raise Refused(Reason.TEMPLATE_ELSEWHERE, relation.target)
        return
    own = links.is_on_own_drive(relation.target) or links.scheme(relation.target) == "cid"
    if relation.kind != "image" or not own:
        raise Refused(Reason.CONTENT_ELSEWHERE, relation.target)


def _what_else(type_: str) -> str:
    if TEMPLATES in type_:
        return "a template"
    if "presentation" in type_ or "slideshow" in type_:
        return "a presentation"
    return "another office document"
