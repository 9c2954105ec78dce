"""Which elements of a part of a Word or Excel document reach out, run or hide something?"""

from __future__ import annotations

from typing import Final

from heed.attachments.intake import drawings, fields, formulas, links
from heed.attachments.intake.findings import Note
from heed.attachments.intake.markup import Attributes, Gathered, Look, Notice
from heed.attachments.intake.refusals import Reason, Refused

OFFICE_DRAWINGS: Final = (
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
)
FORBIDDEN: Final = {
    "OLEObject": Reason.OBJECT_INSIDE,
    "oleObject": Reason.OBJECT_INSIDE,
    "oleLink": Reason.OBJECT_INSIDE,
    "ddeLink": Reason.STARTS_ANOTHER_PROGRAM,
    "externalBook": Reason.CONTENT_ELSEWHERE,
    "ocx": Reason.ACTIVE_CONTROLS,
    "macrosheet": Reason.MACROS,
    "dialogsheet": Reason.MACROS,
    "customUI": Reason.MACROS,
    "altChunk": Reason.FILE_INSIDE,
    "subDoc": Reason.CONTENT_ELSEWHERE,
    "webPr": Reason.CONTENT_ELSEWHERE,
    "dbPr": Reason.CONTENT_ELSEWHERE,
}
FORMULAS: Final = frozenset({"f", "formula", "formula1", "formula2", "definedName"})
CODES: Final = frozenset({"instrText", "delInstrText"})
MACRO_OF_A_SHAPE: Final = "FmlaMacro"
ACTIONS: Final = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver"})
SHAPES: Final = frozenset({"sp", "pic", "cxnSp", "graphicFrame", "grpSp"})
CHANGES: Final = frozenset({"ins", "del", "moveFrom", "moveTo"})
RUNS_BY_ITSELF: Final = ("_xlnm.auto_", "auto_open", "auto_close", "auto_activate")
BODY: Final = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")


class OfficeWords:
    """What matters in the XML of one part."""

    def __init__(self, part: str, *, notes: set[Note]) -> None:
        self._part = part
        self._notes = notes
        self._fields = fields.Fields()
        self._is_body = part.lower().startswith(BODY)
        if "/comments" in part.lower() or "/threadedcomments" in part.lower():
            notes.add(Note.COMMENTS)

    def look_at(self, namespace: str, name: str) -> Look | None:
        """Return what to do with such elements."""
        if drawings.is_drawn(namespace, name):
            return Look(notice=drawings.notice(namespace, name))
        if name in FORBIDDEN:
            return Look(notice=self._refuse(FORBIDDEN[name]))
        if namespace in OFFICE_DRAWINGS:
            return Look(notice=_check_old_drawing)
        if self._is_body and name in CHANGES:
            return Look(notice=self._note(Note.TRACKED_CHANGES))
        return Look(notice=self._notices().get(name), gather=self._gathers().get(name))

    def close(self) -> None:
        """Check what was left open at the end of the part."""
        self._fields.close()

    def _gathers(self) -> dict[str, Gathered]:
        found: dict[str, Gathered] = dict.fromkeys(FORMULAS, formulas.check)
        found |= dict.fromkeys(CODES, self._fields.code)
        return found | {MACRO_OF_A_SHAPE: _check_macro_of_a_shape}

    def _notices(self) -> dict[str, Notice]:
        found: dict[str, Notice] = {
            "fldChar": self._field,
            "fldSimple": _check_simple_field,
            "definedName": _check_defined_name,
            "sheet": self._sheet,
            "cacheSource": _check_cache,
            "t": self._text,
        }
        found |= dict.fromkeys(ACTIONS, _check_action)
        found |= dict.fromkeys(SHAPES, _check_shape)
        if self._is_body:
            found["vanish"] = self._note(Note.HIDDEN_TEXT)
        return found

    def _field(self, said: Attributes) -> None:
        what = next((value for key, value in said.items() if key.endswith("fldCharType")), "")
        moves = {
            "begin": self._fields.begin,
            "separate": self._fields.separate,
            "end": self._fields.end,
        }
        if what in moves:
            moves[what]()

    def _text(self, _: Attributes) -> None:
        self._fields.text()

    def _sheet(self, said: Attributes) -> None:
        if said.get("state", "visible") != "visible":
            self._notes.add(Note.HIDDEN_SHEETS)

    def _note(self, note: Note) -> Notice:
        return lambda _: self._notes.add(note)

    def _refuse(self, reason: Reason) -> Notice:
        def refuse(_: Attributes) -> None:
            raise Refused(reason, self._part)

        return refuse


def _check_simple_field(said: Attributes) -> None:
    for key, value in said.items():
        if key.endswith("instr"):
            fields.check(value)


def _check_defined_name(said: Attributes) -> None:
    """Refuse names that run when the workbook opens, or that belong to macro sheets."""
    is_macro = any(said.get(key, "0") in ("1", "true") for key in ("xlm", "vbProcedure"))
    if is_macro or said.get("name", "").lower().startswith(RUNS_BY_ITSELF):
        raise Refused(Reason.MACROS, said.get("name", ""))


def _check_cache(said: Attributes) -> None:
    if said.get("type") == "external":
        raise Refused(Reason.CONTENT_ELSEWHERE, "a pivot table")


def _check_action(said: Attributes) -> None:
    if said.get("action", "").lower().startswith(("ppaction://program", "ppaction://macro")):
        raise Refused(Reason.LINK_STARTS_A_PROGRAM, said["action"])


def _check_shape(said: Attributes) -> None:
    _check_macro_of_a_shape(said.get("macro", ""))


def _check_macro_of_a_shape(name: str) -> None:
    """Let the name of a macro pass that was left behind in its own file; there is none here."""
    if name.strip() and not name.strip().startswith("[0]!"):
        raise Refused(Reason.MACROS, name)


def _check_old_drawing(said: Attributes) -> None:
    for key, value in said.items():
        name = key.rpartition(" ")[2]
        if name == "src" and links.leads_outside(value) and links.scheme(value) != "cid":
            raise Refused(Reason.CONTENT_ELSEWHERE, value)
        if name == "href" and value:
            links.check_hyperlink(value)
