"""Is every row, cell and paragraph of a Word document read, in order, as it is written?"""

from __future__ import annotations

from typing import Any

import pytest

from heed.chronologies.readers import words
from heed.chronologies.readers.opened import CannotBeRead, Opened
from heed.chronologies.readers.tests.making_word import cell, document, paragraph, row, run, table


def rows_of(*rows: str, **beside: Any) -> list[tuple[str, ...]]:
    return [line.cells for line in words.read(document(table(*rows), **beside)).tables[0].lines]


def cell_of(*paragraphs: str, **beside: Any) -> str:
    return rows_of(row(cell("".join(paragraphs))), **beside)[0][0]


def remarks_of(opened: Opened) -> list[tuple[int | None, str]]:
    return list(opened.remarks)


def test_rows_are_counted_through_all_tables_and_paragraphs_by_themselves() -> None:
    body = (
        paragraph("Chronology of the school")
        + table(row("Date", "Event"), row("1 May 2016", "Seen"))
        + paragraph("  ")
        + paragraph("Second part")
        + table(row("2 May 2016", "Not seen"))
    )

    opened = words.read(document(body))

    numbers = [[line.number for line in table.lines] for table in opened.tables]
    assert numbers == [[1, 2], [3]]
    assert opened.tables[1].lines[0].cells == ("2 May 2016", "Not seen")
    assert [(line.number, line.cells) for line in opened.paragraphs] == [
        (1, ("Chronology of the school",)),
        (2, ("Second part",)),
    ]
    assert opened.remarks == ()


def test_lines_and_tabs_stay_and_the_places_of_tabs_are_no_tabs() -> None:
    places = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    typed = run("Seen<w:tab/>once".replace("Seen", "<w:t>Seen</w:t>").replace("once", "<w:br/>"))

    assert rows_of(row(cell(paragraph(typed, places) + paragraph("“Fine”, said mother")))) == [
        ("Seen\t\n\n“Fine”, said mother",)
    ]


def test_a_merged_cell_says_its_text_once_and_the_columns_stay_aligned() -> None:
    down, further = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    across = '<w:gridSpan w:val="2"/>'

    assert rows_of(
        row("Date", "Time", "Event"),
        row(cell(paragraph("May"), down), "10:00", "Seen"),
        row(cell(paragraph("<w:r/>"), further), cell(paragraph("No time or event"), across)),
        row("Later", "Event", properties='<w:gridBefore w:val="1"/>'),
    ) == [
        ("Date", "Time", "Event"),
        ("May", "10:00", "Seen"),
        ("", "No time or event", ""),
        ("", "Later", "Event"),
    ]


def test_a_cell_across_a_million_columns_is_refused() -> None:
    with pytest.raises(CannotBeRead, match="more columns"):
        rows_of(row(cell(paragraph("x"), '<w:gridSpan w:val="1000000"/>')))


def test_a_table_in_a_cell_is_part_of_its_text() -> None:
    inner = table(row("Who", "Age"), row("Sibling", "4"))

    assert cell_of(paragraph("Family:"), inner, paragraph("as told")) == (
        "Family:\nWho\tAge\nSibling\t4\nas told"
    )
    assert cell_of(inner, paragraph("<w:r/>")) == "Who\tAge\nSibling\t4"


def test_a_part_that_is_named_and_missing_is_not_needed() -> None:
    content = document(table(row("Seen")), styles="", left_out="word/styles.xml")

    assert words.read(content).tables[0].lines[0].cells == ("Seen",)


def test_tracked_changes_are_taken_as_accepted_and_reported_with_their_row() -> None:
    changed = (
        run("Seen ")
        + f"<w:del>{run('<w:delText>twice</w:delText>')}</w:del><w:ins>{run('once')}</w:ins>"
        + f"<w:moveFrom>{run('at home')}</w:moveFrom><w:moveTo>{run(' at school')}</w:moveTo>"
    )

    opened = words.read(document(table(row("Date"), row(cell(paragraph(changed))))))

    assert opened.tables[0].lines[1].cells == ("Seen once at school",)
    said = "Tracked changes were taken as accepted"
    assert remarks_of(opened) == [
        (2, f"{said}; left out: “twice … at home”."),
        (2, f"{said}; put in: “once … at school”."),
    ]


def test_changes_to_nothing_but_space_are_not_reported() -> None:
    changed = f"<w:del>{run('<w:delText> </w:delText>')}</w:del><w:ins>{run(' ')}</w:ins>"

    assert words.read(document(paragraph(run("Seen") + changed))).remarks == ()


def test_a_deleted_row_is_left_out_but_counted_and_a_new_one_is_reported() -> None:
    gone = row(
        "2 May", f"<w:del>{run('<w:delText>Seen</w:delText>')}</w:del>", properties="<w:del/>"
    )

    opened = words.read(
        document(table(row("1 May", "Seen"), gone, row("3 May", "Seen", properties="<w:ins/>")))
    )

    assert [line.number for line in opened.tables[0].lines] == [1, 3]
    assert (2, "The row was deleted by a tracked change: “2 May | Seen”.") in opened.remarks
    assert (3, "The row was added by a tracked change.") in opened.remarks


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    joined = paragraph("Seen at ", "<w:rPr><w:del/></w:rPr>") + paragraph("home")

    assert cell_of(joined) == "Seen at home"


def test_a_comment_is_reported_with_its_row() -> None:
    comments = (
        f'<w:comment w:id="1" w:author="A. Shah">{paragraph("Which school?")}</w:comment>'
        f'<w:comment w:id="2">{paragraph("<w:r/>")}</w:comment>'
    )
    marked = run("At school") + "".join(
        run(f'<w:commentReference w:id="{number}"/>') for number in (1, 2, 3)
    )

    opened = words.read(
        document(table(row(cell(paragraph(marked)))) + paragraph(marked), comments=comments)
    )

    about = ["Comment by A. Shah: “Which school?”.", "Comment by nobody named."]
    assert opened.tables[0].lines[0].cells == ("At school",)
    assert remarks_of(opened) == [*((1, one) for one in about), *((None, one) for one in about)]


def test_notes_stand_below_the_text_with_a_mark_where_they_belong() -> None:
    footnotes = f'<w:footnote w:id="7">{paragraph("GP record")}</w:footnote>'
    endnotes = f'<w:endnote w:id="7">{paragraph("Case note")}</w:endnote>'
    text = (
        run("Seen")
        + run('<w:footnoteReference w:id="7"/>')
        + run(", weighed")
        + run('<w:endnoteReference w:id="7"/><w:footnoteReference w:id="9"/>')
    )

    assert cell_of(paragraph(text), footnotes=footnotes, endnotes=endnotes) == (
        "Seen[1], weighed[2]\n[1] GP record\n[2] Case note"
    )


def test_a_text_box_written_in_two_ways_is_read_once_and_reported() -> None:
    box = f"<w:txbxContent>{paragraph('Beside')}{paragraph('the row')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )

    opened = words.read(document(table(row(cell(paragraph(run("Seen") + run(both)))))))

    assert opened.tables[0].lines[0].cells == ("Seen\nBeside\nthe row",)
    assert remarks_of(opened) == [
        (1, "A text box was read below the text beside it: “Beside the row”.")
    ]


def test_several_boxes_of_a_drawing_are_read_and_a_picture_is_reported() -> None:
    boxes = "".join(f"<w:txbxContent>{paragraph(text)}</w:txbxContent>" for text in ("One", "Two"))

    opened = words.read(
        document(
            paragraph(run(f"<w:pict>{boxes}</w:pict>"))
            + paragraph(run("<w:drawing/>"))
            + paragraph(run("<mc:AlternateContent/>"))
        )
    )

    assert opened.paragraphs[0].cells == ("One\nTwo",)
    assert (None, "A picture was left out.") in opened.remarks


def test_hidden_text_is_left_out_and_reported() -> None:
    styles = (
        '<w:style w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Under"><w:basedOn w:val="Unseen"/></w:style>'
        '<w:style w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style>'
        '<w:style w:styleId="Seen"><w:basedOn w:val="Unseen"/>'
        '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    )
    text = (
        run("Seen")
        + run(" by himself", "<w:vanish/>")
        + run(" alone", '<w:rStyle w:val="Under"/>')
        + run(" ", "<w:vanish/>")
        + run(" at", '<w:rStyle w:val="Seen"/>')
        + run(" home", '<w:vanish w:val="false"/>')
    )

    opened = words.read(document(table(row(cell(paragraph(text)))), styles=styles))

    assert opened.tables[0].lines[0].cells == ("Seen at home",)
    assert [said for _, said in opened.remarks] == [
        "Hidden text was left out: “by himself”.",
        "Hidden text was left out: “alone”.",
    ]


def test_a_hidden_row_is_read_and_reported() -> None:
    opened = words.read(document(table(row("1 May", properties="<w:hidden/>"))))

    assert opened.tables[0].lines[0].cells == ("1 May",)
    assert remarks_of(opened) == [(1, "The row is hidden in the document.")]


def test_content_controls_are_read_wherever_they_stand() -> None:
    def control(inside: str, properties: str = "") -> str:
        return (
            f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        )

    prompt = control(run("Click here to enter a date"), "<w:showingPlcHdr/>")
    chosen = f"<w:sdt><w:sdtContent>{run('Mother')}</w:sdtContent></w:sdt>"
    body = control(
        table(
            control(row("1 May", cell(paragraph(prompt + chosen)))),
            "<w:tr>" + control(cell(paragraph("2 May"))) + cell(paragraph("Seen")) + "</w:tr>",
        )
    )

    opened = words.read(document(body + control(paragraph("After"))))

    assert [line.cells for line in opened.tables[0].lines] == [
        ("1 May", "Mother"),
        ("2 May", "Seen"),
    ]
    assert opened.paragraphs[0].cells == ("After",)


def test_fields_say_their_result_and_forms_what_was_chosen() -> None:
    def field(data: str) -> str:
        return run(f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>')

    text = (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run("<w:instrText>DATE</w:instrText>")
        + run('<w:fldChar w:fldCharType="separate"/>')
        + run("1 May")
        + run('<w:fldChar w:fldCharType="end"/>')
        + field("<w:checkBox><w:default/></w:checkBox>")
        + field('<w:checkBox><w:default/><w:checked w:val="0"/></w:checkBox>')
        + field(
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Home"/>'
            '<w:listEntry w:val="School"/></w:ddList>'
        )
        + field('<w:ddList><w:listEntry w:val="Home"/></w:ddList>')
        + f"<w:fldSimple>{run(' at once')}</w:fldSimple>"
    )

    assert cell_of(paragraph(text)) == "1 May☒☐SchoolHome at once"


def test_signs_without_letters_are_written_with_letters() -> None:
    signs = "".join(f'<w:sym w:char="{code}"/>' for code in ("F0FC", "F099", "2022"))

    assert cell_of(paragraph(run(f"<w:t>8</w:t><w:noBreakHyphen/><w:t>9 </w:t>{signs}"))) == (
        "8-9 ✓□•"
    )


def test_a_document_without_a_body_is_none() -> None:
    other = {"word/document.xml": b"<document/>"}

    with pytest.raises(CannotBeRead, match="no text that can be read"):
        words.read(document("", replaced=other))
