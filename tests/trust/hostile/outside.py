"""Hostile addresses: documents that fetch from or send to another place when they are opened."""

from __future__ import annotations

from heed.attachments.intake import Reason
from tests.trust.hostile.documents import excel, odf, pack, pack_odf, relations, word
from tests.trust.hostile.file import HERE, Family

SETTINGS = "word/_rels/settings.xml.rels"
OWN_RELATIONS = "word/_rels/document.xml.rels"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
ADDRESSES = (
    f"{HERE}/evil", "https://127.0.0.1/evil", "ftp://127.0.0.1/evil",
    "file://127.0.0.1/share/evil", "file:////127.0.0.1/share/evil", "\\\\127.0.0.1\\share\\evil",
    "//127.0.0.1/share/evil", f"h%74tp://127.0.0.1:{HERE[-5:]}/evil",
)  # fmt: skip
PROGRAMS = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "%6aavascript:alert(1)",
    "vbscript:msgbox(1)", "data:text/html,&lt;script&gt;alert(1)", "ms-msdt:/id PCWDiagnostic",
    "search-ms:query=a&amp;crumb=location:\\\\127.0.0.1", "ms-word:ofe|u|http://127.0.0.1/a.docm",
    "ms-officecmd:{}", "shell:startup", "mk:@MSITStore:a.chm", "jar:http://127.0.0.1/a.jar!/",
    "vnd.sun.star.script:a.b", "macro:///a.b.c()", "file:///C:/Windows/System32/calc.exe",
    "file:///C:/temp/a.hta", "\\\\127.0.0.1\\share\\evil.lnk", "C:\\temp\\evil.bat",
    "file://127.0.0.1/share/evil.vbs",
)  # fmt: skip


def files() -> Family:
    """Return documents that reach out."""
    family = Family("outside")
    for address in ADDRESSES:
        family.add(f"template at {address}", "minutes.docx", Reason.TEMPLATE_ELSEWHERE,
                   pack(word(extra={SETTINGS: relations(("attachedTemplate", address, "External"))})))  # fmt: skip
    for address in ADDRESSES[:5]:
        family.add(f"picture at {address}", "minutes.docx", Reason.CONTENT_ELSEWHERE,
                   pack(word(extra={OWN_RELATIONS: relations(("image", address, "External"))})))  # fmt: skip
    for kind in (
        "oleObject", "frame", "subDocument", "aFChunk", "package", "video", "audio", "mailMergeSource",
        "mailMergeHeaderSource", "externalLinkPath", "transform", "anythingElse", "styles",
    ):  # fmt: skip
        lines = relations((kind, f"{HERE}/{kind}", "eXternal "))
        family.add(f"{kind} elsewhere", "minutes.docx", Reason.CONTENT_ELSEWHERE,
                   pack(word(extra={OWN_RELATIONS: lines})))  # fmt: skip
    for address in PROGRAMS:
        family.add(f"link {address}", "minutes.docx", Reason.LINK_STARTS_A_PROGRAM,
                   pack(word(extra={OWN_RELATIONS: relations(("hyperlink", address, "External"))})))  # fmt: skip
    for address in (f"{HERE}/inside", "//127.0.0.1/a", "\\\\127.0.0.1\\a"):
        family.add(f"inner part at {address}", "minutes.docx", Reason.CONTENT_ELSEWHERE,
                   pack(word(extra={OWN_RELATIONS: relations(("styles", address))})))  # fmt: skip
    _elements(family)
    _workbooks(family)
    _open_documents(family)
    return family


def _elements(family: Family) -> None:
    for what, reason, body in (
        (
            "picture",
            Reason.CONTENT_ELSEWHERE,
            f'<w:pict><v:imagedata {VML} src="{HERE}/a.png"/></w:pict>',
        ),
        (
            "filling",
            Reason.CONTENT_ELSEWHERE,
            f'<w:pict><v:fill {VML} src="\\\\127.0.0.1\\a.png"/></w:pict>',
        ),
        (
            "shape",
            Reason.LINK_STARTS_A_PROGRAM,
            f'<w:pict><v:shape {VML} href="javascript:a()"/></w:pict>',
        ),
        ("other document", Reason.CONTENT_ELSEWHERE, '<w:subDoc r:id="rId1"/>'),
    ):
        family.add(f"old drawing, {what}", "minutes.docx", reason, pack(word(body)))
    click = '<a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" action="ppaction://program?f=calc.exe"/>'
    family.add(
        "shape that starts a program",
        "minutes.docx",
        Reason.LINK_STARTS_A_PROGRAM,
        pack(word(click)),
    )
    for code in (
        f'INCLUDEPICTURE "{HERE}/a.png" \\d', f'INCLUDETEXT "{HERE}/a.docx"', "RD \\\\\\\\127.0.0.1\\\\a.docx",
        'LINK Excel.Sheet.8 "\\\\\\\\127.0.0.1\\\\a.xlsx" "A1" \\a', 'DATABASE \\d "C:\\\\a.mdb" \\s "SELECT *"',
        'INCLUDE "other.docx"', 'IMPORT "//127.0.0.1/a.wmf"', "INCLUDETEXT",
    ):  # fmt: skip
        quoted = code.replace('"', "&quot;")
        family.add(f"field {code}", "minutes.docx", Reason.CONTENT_ELSEWHERE,
                   pack(word(f'<w:fldSimple w:instr=" {quoted} "/>')))  # fmt: skip
    family.add("field with a link to a program", "minutes.docx", Reason.LINK_STARTS_A_PROGRAM,
               pack(word('<w:fldSimple w:instr="HYPERLINK &quot;ms-msdt:/id&quot;"/>')))  # fmt: skip


def _workbooks(family: Family) -> None:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    for name, type_ in (
        ("externalLinks/externalLink1", f"{main}.externalLink+xml"),
        ("connections", f"{main}.connections+xml"),
        ("queryTables/queryTable1", f"{main}.queryTable+xml"),
        ("model/item", "application/vnd.openxmlformats-officedocument.model+data"),
        ("webextensions/webextension1", "application/vnd.ms-office.webextension+xml"),
        ("webextensions/taskpanes", "application/vnd.ms-office.webextensiontaskpanes+xml"),
    ):
        parts = excel(extra={f"xl/{name}.xml": "<a/>"}, overrides={f"xl/{name}.xml": type_})
        family.add(f"workbook with {name}", "contacts.xlsx", Reason.CONTENT_ELSEWHERE, pack(parts))
    for kind in (
        "externalLink",
        "connections",
        "queryTable",
        "webextension",
        "webextensiontaskpanes",
        "subDocument",
    ):
        lines = relations(("worksheet", "worksheets/sheet1.xml"), (kind, "a.xml"))
        family.add(f"workbook with a relation {kind}", "contacts.xlsx", Reason.CONTENT_ELSEWHERE,
                   pack(excel(extra={"xl/_rels/workbook.xml.rels": lines})))  # fmt: skip
    for what, reason, after in (
        ("another book", Reason.CONTENT_ELSEWHERE, '<externalBook r:id="rId1"/>'),
        (
            "another program",
            Reason.STARTS_ANOTHER_PROGRAM,
            '<ddeLink ddeService="cmd" ddeTopic="/C calc"/>',
        ),
        ("a web query", Reason.CONTENT_ELSEWHERE, f'<webPr url="{HERE}/a"/>'),
        ("a database", Reason.CONTENT_ELSEWHERE, '<dbPr connection="DSN=a" command="SELECT"/>'),
        (
            "a pivot table of elsewhere",
            Reason.CONTENT_ELSEWHERE,
            '<cacheSource type="external" connectionId="1"/>',
        ),
    ):
        family.add(f"sheet with {what}", "contacts.xlsx", reason, pack(excel(after=after)))


def _open_documents(family: Family) -> None:
    for what, body in {
        "picture": '<draw:image xlink:href="{}"/>',
        "object": '<draw:object xlink:href="{}"/>',
        "section": '<text:section-source xlink:href="{}"/>',
        "background": '<style:background-image xlink:href="{}"/>',
        "form that sends": '<form:form xlink:href="{}"/>',
    }.items():
        for address in (
            f"{HERE}/a",
            "//127.0.0.1/a",
            "../other.odt",
            "file:///C:/other.odt",
            "\\\\127.0.0.1\\a",
        ):
            family.add(f"OpenDocument {what} at {address}", "minutes.odt", Reason.CONTENT_ELSEWHERE,
                       pack_odf(odf(body.format(address))))  # fmt: skip
    for element in ("table:table-source", "table:cell-range-source", "draw:floating-frame", "meta:auto-reload",
                    "form:connection-resource", "table:database-source-sql", "table:source-service"):  # fmt: skip
        family.add(f"OpenDocument {element}", "minutes.odt", Reason.CONTENT_ELSEWHERE,
                   pack_odf(odf(f'<{element} xlink:href="{HERE}/a"/>')))  # fmt: skip
    for address in (
        f"{HERE}/a.ott",
        "smb://127.0.0.1/a.ott",
        "//127.0.0.1/a.ott",
        "file:////127.0.0.1/a.ott",
    ):
        family.add(f"OpenDocument template at {address}", "minutes.odt", Reason.TEMPLATE_ELSEWHERE,
                   pack_odf(odf(before=f'<meta:template xlink:href="{address}"/>')))  # fmt: skip
    for address in PROGRAMS[::2]:
        family.add(f"OpenDocument link {address}", "minutes.odt", Reason.LINK_STARTS_A_PROGRAM,
                   pack_odf(odf(f'<text:a xlink:href="{address.replace("<", "&lt;")}"/>')))  # fmt: skip
