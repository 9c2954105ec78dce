"""How does a test write a Word document as Word does, with nothing in it but what is tested?"""

from __future__ import annotations

import io
import zipfile

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NAMESPACES = (
    f'xmlns:w="{WORDS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def document(
    body: str, *, replaced: dict[str, bytes] | None = None, left_out: str = "", **beside: str
) -> bytes:
    """Return a document; what stands beside the text is named by its part, such as comments."""
    listed = "".join(
        f'<Relationship Id="r{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for name in beside
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{listed}'
        f'<Relationship Id="rx" Type="{OFFICE}/hyperlink" Target="https://example.org" '
        'TargetMode="External"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body>"
        "</w:document>",
    }
    for name, inside in beside.items():
        parts[f"word/{name}.xml"] = f"<w:{name} {NAMESPACES}>{inside}</w:{name}>"
    written = {name: (DECLARED + inside).encode() for name, inside in parts.items()}
    written.pop(left_out, None)
    return packed(written | (replaced or {}))


def packed(parts: dict[str, bytes]) -> bytes:
    """Return the parts as a zipped file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def table(*rows: str) -> str:
    """Return a table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row; a cell is its text, or the markup of its cell."""
    inside = "".join(one if one.startswith("<w:tc>") else cell(paragraph(one)) for one in cells)
    return f"<w:tr>{properties and f'<w:trPr>{properties}</w:trPr>'}{inside}</w:tr>"


def cell(inside: str, properties: str = "") -> str:
    """Return a cell around paragraphs."""
    return f'<w:tc><w:tcPr><w:tcW w:w="1000"/>{properties}</w:tcPr>{inside}</w:tc>'


def paragraph(inside: str, properties: str = "") -> str:
    """Return a paragraph around text, or around the markup of its runs."""
    runs = inside if inside.startswith("<") else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    inside = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"
