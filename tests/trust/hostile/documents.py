"""How does the smallest honest document look, so that one part of it can be made hostile?"""

from __future__ import annotations

from collections.abc import Mapping

from tests.trust.hostile.zips import pack

Parts = dict[str, bytes | str]

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(
    f'xmlns:{prefix}="{ODF}{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "meta": "meta",
        "manifest": "manifest", "script": "script", "form": "form", "style": "style",
    }.items()
)  # fmt: skip
NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def types(main: str, main_type: str, overrides: Mapping[str, str] | None = None) -> str:
    """Return the list of the types of all parts."""
    lines = "".join(
        f'<Override PartName="/{name}" ContentType="{type_}"/>'
        for name, type_ in {main: main_type, **(overrides or {})}.items()
    )
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="jpeg" ContentType="image/jpeg"/>'
        '<Default Extension="bin" ContentType="application/octet-stream"/>'
        f"{lines}</Types>"
    )


def relations(*lines: tuple[str, str] | tuple[str, str, str]) -> str:
    """Return a list of relations: the last word of the type, the target, and “External” or not."""
    inner = ""
    for number, line in enumerate(lines):
        type_ = line[0] if "/" in line[0] else f"{OFFICE}/{line[0]}"
        mode = f' TargetMode="{line[2]}"' if len(line) == 3 else ""
        inner += f'<Relationship Id="rId{number}" Type="{type_}" Target="{line[1]}"{mode}/>'
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def word(
    body: str = "<w:p><w:r><w:t>Agency return</w:t></w:r></w:p>",
    *,
    extra: Mapping[str, bytes | str] | None = None,
    overrides: Mapping[str, str] | None = None,
    main_type: str = WORD_TYPE,
) -> Parts:
    """Return the parts of a Word document."""
    return {
        "[Content_Types].xml": types("word/document.xml", main_type, overrides),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": document(body),
        **(extra or {}),
    }


def document(body: str) -> str:
    """Return the main part of a Word document."""
    return f'{XML}<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'


def excel(
    rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>',
    *,
    book: str = "",
    after: str = "",
    extra: Mapping[str, bytes | str] | None = None,
    overrides: Mapping[str, str] | None = None,
    main_type: str = EXCEL_TYPE,
) -> Parts:
    """Return the parts of an Excel workbook; `after` stands behind the rows of the sheet."""
    return {
        "[Content_Types].xml": types(
            "xl/workbook.xml",
            main_type,
            {"xl/worksheets/sheet1.xml": SHEET_TYPE, **(overrides or {})},
        ),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml")),
        "xl/workbook.xml": (
            f'{XML}<workbook xmlns="{S}" xmlns:r="{OFFICE}"><sheets>'
            f'<sheet name="Contacts" sheetId="1" r:id="rId0"/></sheets>{book}</workbook>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'{XML}<worksheet xmlns="{S}" xmlns:r="{OFFICE}"><sheetData>{rows}</sheetData>{after}'
            "</worksheet>"
        ),
        **(extra or {}),
    }


def cell(formula: str) -> str:
    """Return a row with one formula."""
    return f'<row r="1"><c r="A1"><f>{formula}</f></c></row>'


def odf(
    body: str = "<text:p>Minutes</text:p>",
    *,
    kind: str = "text",
    extra: Mapping[str, bytes | str] | None = None,
    entries: str = "",
    before: str = "",
) -> Parts:
    """Return the parts of an OpenDocument file; `before` stands before the body."""
    type_ = f"application/vnd.oasis.opendocument.{kind}"
    return {
        "mimetype": type_,
        "content.xml": (
            f"{XML}<office:document-content {NAMES}>{before}<office:body><office:{kind}>{body}"
            f"</office:{kind}></office:body></office:document-content>"
        ),
        "META-INF/manifest.xml": (
            f'{XML}<manifest:manifest {NAMES}><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{type_}"/>{entries}</manifest:manifest>'
        ),
        **(extra or {}),
    }


pack_odf = pack


__all__ = ["Parts", "cell", "document", "excel", "odf", "pack", "pack_odf", "relations", "word"]
