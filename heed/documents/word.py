"""What does a Word paper look like: its styles, its lists, its page?

Everything is a named style, so that a council can restyle a paper in a minute and a screen reader
announces it for what it is.
"""

from typing import Any, Final

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor, Twips
from docx.styles.style import BaseStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

FONT: Final = "Arial"
INK: Final = RGBColor(0x0B, 0x0C, 0x0C)
QUIET: Final = RGBColor(0x50, 0x5A, 0x5F)
MARGIN: Final = Mm(26)
TEXT_WIDTH: Final = Mm(210) - 2 * MARGIN
HEADING_SIZES: Final = (15, 12.5, 11, 11, 11)

NUMBERED: Final = "Numbered Paragraph"
FRONT: Final = "Front Matter"
TABLE_HEADING: Final = "Table Heading"
TABLE_TEXT: Final = "Table Text"
NOTE: Final = "Table Note"
PICTURE: Final = "Picture"
BOX: Final = "Box"
TABLE: Final = "Paper Table"
LINK: Final = "Hyperlink"
# The style of a list by its marker, outside and inside a box.
LISTS: Final = {"bullet": "List Bullet", "letter": "List Letter", "number": "List Number"}
BOXED_LISTS: Final = {marker: f"Box {name}" for marker, name in LISTS.items()}

_NUMBER_WIDTH: Final = 624  # twentieths of a point: 11 mm, as in the PDF
_LABEL_WIDTH: Final = 397  # 7 mm
_BOX_INDENT: Final = 180  # as far as a frame stands outside its text: 9 points
_PARAGRAPHS: Final = 100
_LEFTOVERS: Final = ("/thumbnail", "/stylesWithEffects", "/customXml")
# Word insists on the order of a paragraph's properties: these follow frame and shade.
_AFTER_SHADE: Final = (
    "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc",
    "w:outlineLvl",
)  # fmt: skip
# Which pattern of numbers a style uses, and where its text starts.
_PATTERNS: Final = {
    NUMBERED: (_PARAGRAPHS, "decimal", "%1.", _NUMBER_WIDTH, _NUMBER_WIDTH),
    "List Bullet": (101, "bullet", "•", _NUMBER_WIDTH + _LABEL_WIDTH, _LABEL_WIDTH),
    "List Letter": (102, "lowerLetter", "(%1)", _NUMBER_WIDTH + _LABEL_WIDTH, _LABEL_WIDTH),
    "List Number": (103, "decimal", "%1.", _NUMBER_WIDTH + _LABEL_WIDTH, _LABEL_WIDTH),
    "Box List Bullet": (104, "bullet", "•", _BOX_INDENT + _LABEL_WIDTH, _LABEL_WIDTH),
    "Box List Letter": (105, "lowerLetter", "(%1)", _BOX_INDENT + _LABEL_WIDTH, _LABEL_WIDTH),
    "Box List Number": (106, "decimal", "%1.", _BOX_INDENT + _LABEL_WIDTH, _LABEL_WIDTH),
}


def dress(document: Document, *, language: str, landscape: bool = False) -> None:
    """Give an empty Word document the page, the styles and the lists of a paper."""
    _page(document.sections[0], landscape=landscape)
    _defaults(document, language)
    _headings(document)
    _title(document)
    _texts(document, table_size=9 if landscape else 10.5)
    _lists(document)
    _boxes(document)
    _table(document)
    _link(document)
    _without_leftovers(document)


def restart(document: Document, style: str) -> int:
    """Return the id of a list that starts again at the beginning, in a style's pattern."""
    numbering = document.part.numbering_part.element
    number = numbering.add_num(_PATTERNS[style][0])
    number.add_lvlOverride(0).add_startOverride(1)
    return int(number.numId)


def add(document: Document, style: str, text: str = "") -> Paragraph:
    """Add a paragraph in a style: python-docx itself searches every style for each one."""
    paragraph = document.add_paragraph(text)
    wear(paragraph, style)
    return paragraph


def wear(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph a style, whose id in Word is its name without spaces."""
    paragraph._p.style = style.replace(" ", "")


def number(paragraph: Paragraph, number_id: int) -> None:
    """Make a paragraph the next item of a restarted list."""
    properties: Any = paragraph._p.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = 0
    numbering.get_or_add_numId().val = number_id


def field(code: str) -> BaseOxmlElement:
    """Return a field that Word works out itself, such as PAGE."""
    return parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )


def text_width(section: Section) -> Length:
    """Return how wide a line of text may be."""
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return Length((section.page_width or 0) - margins)


def _page(section: Section, *, landscape: bool) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Mm(28)
    section.header_distance = section.footer_distance = Mm(12)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(15)
        section.top_margin = section.bottom_margin = Mm(24)


def _defaults(document: Document, language: str) -> None:
    normal = paragraph_style(document, "Normal")
    _font(normal, size=11)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.2
    normal.paragraph_format.widow_control = True
    for language_mark in document.styles.element.iter(qn("w:lang")):
        for script in ("w:val", "w:eastAsia", "w:bidi"):
            language_mark.set(qn(script), language)


def _headings(document: Document) -> None:
    for level, size in enumerate(HEADING_SIZES, start=1):
        heading = paragraph_style(document, f"Heading {level}")
        _font(heading, size=size, bold=True)
        heading.font.italic = level > 3
        heading.paragraph_format.space_before = Pt(20 if level == 1 else 14)
        heading.paragraph_format.space_after = Pt(7)
        heading.paragraph_format.keep_with_next = True


def _title(document: Document) -> None:
    title = paragraph_style(document, "Title")
    _font(title, size=24, bold=True)
    title.paragraph_format.space_after = Pt(4)
    _drop_borders(title)
    subtitle = paragraph_style(document, "Subtitle")
    _font(subtitle, size=13, colour=QUIET)
    subtitle.font.italic = False
    subtitle.paragraph_format.space_after = Pt(12)
    front = _new_style(document, FRONT)
    front.paragraph_format.left_indent = Mm(38)
    front.paragraph_format.first_line_indent = -Mm(38)
    front.paragraph_format.tab_stops.add_tab_stop(Mm(38))
    front.paragraph_format.space_after = Pt(0)
    _borders(front, top=12, bottom=6)


def _texts(document: Document, *, table_size: float) -> None:
    caption = paragraph_style(document, "Caption")
    _font(caption, size=10.5, bold=True)
    caption.paragraph_format.space_before = Pt(12)
    caption.paragraph_format.space_after = Pt(5)
    for name in (TABLE_TEXT, TABLE_HEADING):
        cell = _new_style(document, name)
        cell.font.size = Pt(table_size)
        cell.font.bold = name == TABLE_HEADING
        cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(4)
        cell.paragraph_format.line_spacing = 1.0
    note = _new_style(document, NOTE)
    note.font.size = Pt(10)
    note.paragraph_format.space_before = Pt(5)
    picture = _new_style(document, PICTURE)
    picture.paragraph_format.space_before = Pt(12)
    picture.paragraph_format.keep_with_next = True
    picture.paragraph_format.line_spacing = 1.0
    for name in ("Header", "Footer"):
        style = paragraph_style(document, name)
        _font(style, size=9)
        stops = style.paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(text_width(document.sections[0]), WD_TAB_ALIGNMENT.RIGHT)
        style.paragraph_format.space_after = Pt(2)


def _lists(document: Document) -> None:
    numbering = document.part.numbering_part.element
    for name, (pattern, kind, label, left, hanging) in _PATTERNS.items():
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{pattern}">'
                '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
                "</w:lvl></w:abstractNum>"
            ),
        )
        style = _style_for_list(document, name)
        style.paragraph_format.space_before = Pt(3 if name == NUMBERED else 0)
        style.paragraph_format.space_after = Pt(8 if name == NUMBERED else 5)
        properties = style.element.get_or_add_pPr()
        for inherited in properties.findall(qn("w:contextualSpacing")):
            properties.remove(inherited)
        properties.get_or_add_numPr().get_or_add_numId().val = numbering.add_num(pattern).numId
        indent = properties.get_or_add_ind()
        indent.set(qn("w:left"), str(left))
        indent.set(qn("w:hanging"), str(hanging))


def _boxes(document: Document) -> None:
    _new_style(document, BOX).paragraph_format.left_indent = Twips(_BOX_INDENT)
    for name in (BOX, *BOXED_LISTS.values()):
        style = paragraph_style(document, name)
        style.paragraph_format.right_indent = Twips(_BOX_INDENT)
        _borders(style, top=8, left=8, bottom=8, right=8, space=8)
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="F5F6F8"/>')
        style.element.get_or_add_pPr().insert_element_before(shade, *_AFTER_SHADE)


def _table(document: Document) -> None:
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PaperTable">'
            f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
            '<w:tblPr><w:tblInd w:w="108" w:type="dxa"/><w:tblBorders>'
            '<w:top w:val="single" w:sz="8" w:color="0B0C0C"/>'
            '<w:bottom w:val="single" w:sz="4" w:color="B1B4B6"/>'
            '<w:insideH w:val="single" w:sz="4" w:color="B1B4B6"/></w:tblBorders></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
            '<w:bottom w:val="single" w:sz="8" w:color="0B0C0C"/></w:tcBorders></w:tcPr>'
            "</w:tblStylePr>"
            '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
            "</w:style>"
        )
    )


def _link(document: Document) -> None:
    link = document.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.underline = True
    link.font.color.rgb = RGBColor(0x1A, 0x4F, 0x8B)


def _without_leftovers(document: Document) -> None:
    """Drop what python-docx's empty document carries: a hundred styles and a stranger's page."""
    ours = {TABLE, LINK, NUMBERED, FRONT, NOTE, PICTURE, BOX, TABLE_HEADING, TABLE_TEXT}
    builtin = {"Normal", "Normal Table", "Default Paragraph Font", "No List", "Title", "Subtitle",
               "Header", "Footer", "Caption"}  # fmt: skip
    headings = {f"Heading {level}" for level in range(1, len(HEADING_SIZES) + 1)}
    kept = ours | builtin | headings | set(_PATTERNS)
    for style in list(document.styles):
        if style.name not in kept:
            style.delete()
    for link in list(document.styles.element.iter(qn("w:link"))):
        link.getparent().remove(link)
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(_LEFTOVERS)]:
            del relations[key]


def _style_for_list(document: Document, name: str) -> ParagraphStyle:
    if name in ("List Bullet", "List Number"):
        return paragraph_style(document, name)
    return _new_style(document, name)


def paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style: BaseStyle = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is not a style for paragraphs.")
    return style


def _new_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return paragraph_style(document, name)


def _font(
    style: ParagraphStyle, *, size: float, bold: bool = False, colour: RGBColor = INK
) -> None:
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)


def _borders(style: ParagraphStyle, *, space: int = 6, **sides: int) -> None:
    _drop_borders(style)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{sides[side]}" w:space="{space}" w:color="0B0C0C"/>'
        for side in ("top", "left", "bottom", "right")
        if side in sides
    )
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>")
    style.element.get_or_add_pPr().insert_element_before(border, "w:shd", *_AFTER_SHADE)


def _drop_borders(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
