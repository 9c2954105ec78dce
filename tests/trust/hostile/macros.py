"""Hostile macros: programs in documents, under every name they have had."""

from __future__ import annotations

from collections.abc import Mapping

from heed.attachments.intake import Reason
from tests.trust.hostile.compound import MAGIC
from tests.trust.hostile.documents import (
    Parts,
    document,
    excel,
    odf,
    pack,
    pack_odf,
    relations,
    word,
)
from tests.trust.hostile.file import Family

OLE = MAGIC + bytes(600)
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
MACRO_SHEET = '<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"/>'


def files() -> Family:
    """Return documents with macros."""
    family = Family("macro")
    for what, type_, ending, parts in (
        ("Word with macros", "application/vnd.ms-word.document.macroEnabled.main+xml", "docx", word),
        ("Word template with macros", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "docx", word),
        ("Excel with macros", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xlsx", excel),
        ("Excel template with macros", "application/vnd.ms-excel.template.macroEnabled.main+xml", "xlsx", excel),
        ("Excel add-in", "application/vnd.ms-excel.addin.macroEnabled.main+xml", "xlsx", excel),
    ):  # fmt: skip
        family.add(
            f"{what} under .{ending}",
            f"minutes.{ending}",
            Reason.MACROS,
            pack(parts(main_type=type_)),
        )
    for name in (
        "word/vbaProject.bin", "xl/vbaProject.bin", "customXml/VBAPROJECT.BIN", "vbaProject.xml",
        "word/media/vbaProject.png", "word/vbaData.xml", "word/vbaProjectSignature.bin",
    ):  # fmt: skip
        _word(family, f"part {name}", extra={name: b"\x00" if name.endswith("g.bin") else OLE})
    for name in ("word/media/macro.png", "word/macros.bin"):
        _word(family, f"program as {name}", extra={name: OLE})
    for type_ in (
        "application/vnd.ms-office.vbaProject", "application/vnd.ms-word.vbaData+xml",
        "application/vnd.ms-excel.attachedToolbars", "application/vnd.ms-word.keyMapCustomizations+xml",
        "application/vnd.ms-office.customUI+xml", "application/vnd.ms-excel.macrosheet+xml",
        "application/vnd.ms-excel.intlmacrosheet+xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.dialogsheet+xml",
    ):  # fmt: skip
        _excel(
            family,
            f"type {type_.rpartition('.')[2]}",
            extra={"xl/a.xml": "<a/>"},
            overrides={"xl/a.xml": type_},
        )
        _excel(
            family,
            f"type {type_.rpartition('.')[2]}, not XML",
            extra={"xl/a.bin": b"\x01\x02"},
            overrides={"xl/a.bin": type_},
        )
    for kind in ("vbaProject", "wordVbaData", "xlMacrosheet", "xlIntlMacrosheet", "attachedToolbars",
                 "keyMapCustomizations"):  # fmt: skip
        _word(
            family,
            f"relation {kind}",
            extra={"word/_rels/document.xml.rels": relations((f"{MICROSOFT}/{kind}", "a.xml"))},
        )
    _word(family, "relation extensibility", extra={
        "_rels/.rels": relations(("officeDocument", "word/document.xml"), (f"{MICROSOFT}/ui/extensibility", "customUI/customUI.xml")),
    })  # fmt: skip
    _word(family, "ribbon of its own", extra={"customUI/customUI.xml": "<customUI onLoad='Run'/>"})
    _excel(
        family,
        "macro sheet under the name of a sheet",
        extra={"xl/worksheets/sheet2.xml": MACRO_SHEET},
    )
    _excel(family, "dialogue sheet", extra={"xl/worksheets/sheet2.xml": "<dialogsheet/>"})
    _names(family)
    _shapes(family)
    _open_document(family)
    return family


def _word(family: Family, what: str, *, extra: Mapping[str, bytes | str]) -> None:
    family.add(f"Word, {what}", "minutes.docx", Reason.MACROS, pack(word(extra=extra)))


def _excel(
    family: Family,
    what: str,
    *,
    extra: Mapping[str, bytes | str],
    overrides: Mapping[str, str] | None = None,
) -> None:
    made = pack(excel(extra=extra, overrides=overrides))
    family.add(f"Excel, {what}", "contacts.xlsx", Reason.MACROS, made)


def _names(family: Family) -> None:
    for what, attributes in {
        "runs when opened": 'name="_xlnm.Auto_Open"',
        "runs when opened, in small letters": 'name="_xlnm.auto_open12"',
        "runs when closed": 'name="_xlnm.Auto_Close"',
        "runs when shown": 'name="_xlnm.Auto_Activate"',
        "old name that runs": 'name="Auto_Open"',
        "of a macro sheet": 'name="a" xlm="1"',
        "of a program": 'name="a" vbProcedure="true"',
    }.items():
        book = f"<definedNames><definedName {attributes}>Contacts!A1</definedName></definedNames>"
        family.add(f"name that is {what}", "contacts.xlsx", Reason.MACROS, pack(excel(book=book)))


def _shapes(family: Family) -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    for element in ("sp", "pic", "cxnSp", "graphicFrame"):
        shape = f'<d:wsDr xmlns:d="{drawing}"><d:{element} macro="\'\\\\server\\a.xlsm\'!Run"/></d:wsDr>'
        family.add(f"{element} that runs a macro elsewhere", "contacts.xlsx", Reason.MACROS,
                   pack(excel(extra={"xl/drawings/drawing1.xml": shape})))  # fmt: skip
    button = '<x:FmlaMacro xmlns:x="urn:schemas-microsoft-com:office:excel">[1]!Run</x:FmlaMacro>'
    family.add("button that runs a macro elsewhere", "contacts.xlsx", Reason.MACROS,
               pack(excel(extra={"xl/drawings/vmlDrawing1.vml": f"<xml>{button}</xml>"})))  # fmt: skip
    family.add("field that runs a macro", "minutes.docx", Reason.MACROS, pack(word(
        '<w:fldSimple w:instr=" MACROBUTTON RunEvil Click here "/>')))  # fmt: skip


def _open_document(family: Family) -> None:
    listener = (
        '<script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:a.b"/>'
    )
    cases: dict[str, Parts] = {
        "event": odf(before=f"<office:scripts><office:event-listeners>{listener}</office:event-listeners></office:scripts>"),
        "script field": odf('<text:script script:language="JavaScript">evil()</text:script>'),
        "macro field": odf('<text:execute-macro text:name="Standard.a.b"/>'),
        "Python file": odf(extra={"Scripts/python/evil.py": "import os"}),
        "script folder": odf(extra={"Scripts/evil.xml": "<evil/>"}),
        "Basic module": odf(extra={"Basic/Standard/a.xml": '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="a"/>'}),
        "Basic library": odf(extra={"Basic/Standard/script-lb.xml": '<library:library xmlns:library="http://openoffice.org/2000/library"><library:element library:name="a"/></library:library>'}),
        "tool bar": odf(extra={"Configurations2/toolbar/a.xml": '<t:item xmlns:t="http://openoffice.org/2001/toolbar" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="vnd.sun.star.script:a"/>'}),
    }  # fmt: skip
    for what, parts in cases.items():
        reason = Reason.CONTENT_ELSEWHERE if what == "tool bar" else Reason.MACROS
        family.add(f"OpenDocument, {what}", "minutes.odt", reason, pack_odf(parts))
    sheet = odf("<table:table/>", kind="spreadsheet", extra={"Scripts/a.bsh": "evil"})
    family.add(
        "OpenDocument, program in a spreadsheet", "contacts.ods", Reason.MACROS, pack_odf(sheet)
    )
    strict = word(
        extra={"word/document.xml": document("<w:fldSimple w:instr=\"MACROBUTTON 'Run' x\"/>")}
    )
    family.add("field that runs a macro, in quotes", "minutes.docx", Reason.MACROS, pack(strict))
