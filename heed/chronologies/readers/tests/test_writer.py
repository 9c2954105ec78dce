"""Is every row, cell and paragraph of an OpenDocument text read, in order, as it is written?"""

from __future__ import annotations

from pathlib import Path

import pytest

from heed.chronologies.readers import words, writer
from heed.chronologies.readers.opened import CannotBeRead, Line, Opened
from heed.chronologies.readers.tests.making_word import packed

AWKWARD = Path(__file__).parent / "awkward"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    [
        *(
            f'xmlns:{name}="{OASIS}:{last}:1.0"'
            for name, last in (
                ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
                ("draw", "drawing"), ("svg", "svg-compatible"),
            )
        ),
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)  # fmt: skip


def read(body: str, *, styles: str = "", others: str = "", part: str = "text") -> Opened:
    """Read a document with this body; `others` are the styles of its second part."""
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{part}>{body}</office:{part}>"
        "</office:body></office:document-content>"
    )
    parts = {"content.xml": content.encode()}
    if others:
        wrapped = f"<office:styles>{others}</office:styles>"
        root = f"<office:document-styles {NAMESPACES}>{wrapped}</office:document-styles>"
        parts["styles.xml"] = root.encode()
    return writer.read(packed(parts))


def table(*rows: str) -> str:
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"


def row(*cells: str) -> str:
    inside = "".join(
        one if one.startswith("<table:") else cell(f"<text:p>{one}</text:p>") for one in cells
    )
    return f"<table:table-row>{inside}</table:table-row>"


def cell(inside: str, said: str = "") -> str:
    return f"<table:table-cell {said}>{inside}</table:table-cell>"


def cell_of(inside: str, *, styles: str = "", others: str = "") -> str:
    opened = read(table(row(cell(inside))), styles=styles, others=others)
    return opened.tables[0].lines[0].cells[0]


def test_the_same_document_says_the_same_whatever_wrote_it() -> None:
    by_hand = words.read((AWKWARD / "by-hand.docx").read_bytes())

    assert by_hand.tables[0].lines[2].cells[2] == "Told:\n1. mother\n2. father\n• at home"
    assert words.read((AWKWARD / "by-writer.docx").read_bytes()) == by_hand
    assert writer.read((AWKWARD / "by-writer.odt").read_bytes()) == by_hand


def test_rows_are_counted_through_all_tables_headings_included() -> None:
    heading = f"<table:table-header-rows>{row('Date', 'Event')}</table:table-header-rows>"

    opened = read(
        "<text:h>School</text:h>"
        + table(heading, row("1 May", "Seen"))
        + f"<text:section><text:p> </text:p>{table(row('2 May', 'Told'))}</text:section>"
    )

    assert [[line.number for line in one.lines] for one in opened.tables] == [[1, 2], [3]]
    assert opened.tables[1].lines[0].cells == ("2 May", "Told")
    assert opened.paragraphs == (Line(1, ("School",)),)


def test_space_is_what_the_format_says_it_is() -> None:
    text = "\n  Seen \n at<text:s/><text:s text:c='2'/>home<text:tab/>now<text:line-break/> twice"

    assert cell_of(f"<text:p>{text}</text:p>") == "Seen at   home\tnow\ntwice"
    assert cell_of("<text:p>  Seen\n once</text:p>") == "Seen once"
    assert len(cell_of("<text:p>a<text:s text:c='1000000000'/>b</text:p>")) == 1_002


def test_cells_and_rows_written_once_for_many_are_read_as_many() -> None:
    opened = read(
        table(
            row("Date", "Time", "Event"),
            "<table:table-row table:number-rows-repeated='2'>"
            + cell("<text:p>x</text:p>", "table:number-columns-repeated='3'")
            + "</table:table-row>",
        )
    )

    assert [(line.number, line.cells) for line in opened.tables[0].lines[1:]] == [
        (2, ("x", "x", "x")),
        (3, ("x", "x", "x")),
    ]


@pytest.mark.parametrize("what", ["columns", "rows"])
def test_what_is_repeated_a_million_times_is_refused(what: str) -> None:
    many = f"table:number-{what}-repeated='1000000'"
    said = (many, "") if what == "columns" else ("", many)

    with pytest.raises(CannotBeRead, match=f"more {what}"):
        read(table(f"<table:table-row {said[1]}>{cell('', said[0])}</table:table-row>"))


def test_merged_cells_say_their_text_once_and_the_columns_stay_aligned() -> None:
    opened = read(
        table(
            row("Date", "Time", "Event"),
            row(
                cell("<text:p>May</text:p>", "table:number-rows-spanned='2'"),
                cell("<text:p>No time or event</text:p>", "table:number-columns-spanned='2'"),
                "<table:covered-table-cell/>",
            ),
            row("<table:covered-table-cell/>", "10:00", "Seen"),
        )
    )

    assert [line.cells for line in opened.tables[0].lines[1:]] == [
        ("May", "No time or event", ""),
        ("", "10:00", "Seen"),
    ]
    assert opened.tables[0].below == {(3, 0)}


def test_a_table_in_a_cell_is_part_of_its_text() -> None:
    inner = table(row("Who", "Age"), row("Sibling", "4"))

    assert cell_of(f"<text:p>Family</text:p>{inner}<text:p>told</text:p>") == (
        "Family\nWho\tAge\nSibling\t4\ntold"
    )
    assert cell_of(inner) == "Who\tAge\nSibling\t4"


NUMBERS = (
    '<text:list-style style:name="N">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2" '
    'style:num-prefix="(" style:num-suffix=")" text:start-value="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format=""/></text:list-style>'
)
BULLETS = (
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/>'
    "</text:list-style>"
)


def items(*texts: str, said: str = 'text:style-name="N"') -> str:
    inside = "".join(f"<text:list-item>{text}</text:list-item>" for text in texts)
    return f"<text:list {said}>{inside}</text:list>"


def test_lists_have_the_numbers_and_bullets_that_are_printed() -> None:
    inner = items("<text:p>weighed</text:p>", "<text:p>fed</text:p>", said="")
    deepest = items(items("<text:p>held</text:p>", said=""), said="")
    listed = items(
        f"<text:p>Seen</text:p><text:p>at home</text:p>{inner}", "<text:p>Told</text:p>", deepest
    )
    header = "<text:list><text:list-header><text:p>So:</text:p></text:list-header></text:list>"

    assert cell_of(listed + header, styles=NUMBERS) == (
        "1. Seen\nat home\n(1.b) weighed\n(1.c) fed\n2. Told\nheld\nSo:"
    )


def test_a_list_goes_on_counting_only_if_it_says_so() -> None:
    first = items("<text:p>a</text:p>")
    goes_on = items("<text:p>b</text:p>", said='text:style-name="N" text:continue-numbering="true"')
    by_name = items("<text:p>c</text:p>", said='text:style-name="N" text:continue-list="x"')
    seventh = first.replace("<text:list-item>", '<text:list-item text:start-value="7">')
    bullet = items("<text:h>d</text:h>", said='text:style-name="B"')
    unknown = items("<text:p>e</text:p>", said="")

    assert (
        cell_of(
            first + goes_on + by_name + first + seventh + bullet + unknown, others=NUMBERS + BULLETS
        )
        == "1. a\n2. b\n3. c\n1. a\n7. a\n• d\n• e"
    )


def test_each_item_of_a_list_outside_of_tables_is_a_paragraph() -> None:
    opened = read(items("<text:p>1 May: seen</text:p>", "<text:p>2 May: told</text:p>"))

    assert [line.cells for line in opened.paragraphs] == [("• 1 May: seen",), ("• 2 May: told",)]


def changes(*regions: str) -> str:
    return "<text:tracked-changes>" + "".join(regions) + "</text:tracked-changes>"


def region(name: str, what: str, inside: str = "") -> str:
    return (
        f'<text:changed-region text:id="{name}"><text:{what}><office:change-info/>{inside}'
        f"</text:{what}></text:changed-region>"
    )


def test_tracked_changes_are_taken_as_accepted_and_reported_with_their_row() -> None:
    tracked = changes(
        region("d", "deletion", "<text:p>twice</text:p>"),
        region("i", "insertion"),
        region("f", "format-change"),
    )
    marked = (
        '<text:p>Seen <text:change text:change-id="d"/><text:change text:change-id="x"/>'
        '<text:change-start text:change-id="i"/><text:change-start text:change-id="f"/>once'
        '<text:change-end text:change-id="f"/><text:change-end text:change-id="i"/> more</text:p>'
    )

    opened = read(tracked + table(row("Event"), row(cell(marked))))

    said = "Tracked changes were taken as accepted"
    assert opened.tables[0].lines[1].cells == ("Seen once more",)
    assert opened.remarks == ((2, f"{said}; left out: “twice”."), (2, f"{said}; put in: “once”."))


def test_comments_notes_boxes_and_pictures_are_reported_or_kept() -> None:
    text = (
        "<text:p>Seen<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>GP record</text:p></text:note-body></text:note>, told<text:note/>"
        "<office:annotation><dc:creator>A. Shah</dc:creator><text:p>Which</text:p>"
        "<text:p>school?</text:p></office:annotation><office:annotation><text:p/>"
        "</office:annotation><draw:frame><draw:text-box><text:p>Beside</text:p><text:p>it"
        "<draw:frame><draw:text-box><text:p>in it</text:p></draw:text-box></draw:frame></text:p>"
        "</draw:text-box><svg:title>Alternative</svg:title></draw:frame>"
        "<draw:frame><draw:image/></draw:frame><draw:line/></text:p>"
    )

    opened = read(table(row(cell(text))))

    assert opened.tables[0].lines[0].cells == (
        "Seen[1], told[2]\n[1] GP record\n[2] \nin it\nBeside\nit",
    )
    box = "A text box was read below the text beside it"
    assert [said for _, said in opened.remarks] == [
        "Comment by A. Shah: “Which school?”.",
        "Comment by nobody named.",
        f"{box}: “in it”.",
        f"{box}: “Beside it”.",
        "A picture was left out.",
    ]


def test_hidden_text_is_left_out_and_reported_and_prompts_are_not_text() -> None:
    hiding = (
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="S"/>'
    )
    text = (
        '<text:p>Seen<text:span text:style-name="H"> alone</text:span>'
        '<text:span text:style-name="S"> at home</text:span><text:hidden-text> x</text:hidden-text>'
        "<text:hidden-text/><text:placeholder>Click here</text:placeholder></text:p>"
        '<text:p text:style-name="H">Never</text:p>'
    )

    opened = read(table(row(cell(text))), styles=hiding)

    assert opened.tables[0].lines[0].cells == ("Seen at home",)
    assert [said for _, said in opened.remarks] == [
        f"Hidden text was left out: “{words}”." for words in ("alone", "x", "Never")
    ]


def test_a_document_without_text_is_none() -> None:
    with pytest.raises(CannotBeRead, match="no text that can be read"):
        read("", part="drawing")
