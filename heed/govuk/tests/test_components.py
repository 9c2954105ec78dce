"""Components say with words what they show with colour and shape."""

from __future__ import annotations

from datetime import date

import pytest

from heed.govuk.components import (
    Badge,
    CaseHeader,
    Chosen,
    Clock,
    ClockState,
    Column,
    Link,
    Sorting,
    Step,
    StepState,
    Table,
    TimelineEntry,
    pages,
)
from heed.govuk.tests.markup import draw, every, one, parse, words

DUE = date(2027, 1, 5)


def component(name: str, call: str, **context: object) -> str:
    """Draw one component by its macro."""
    macro = call.split("(", 1)[0].split()[-1]
    source = f'{{% from "components/{name}/macro.html" import {macro} %}}'
    return draw(source + "{{ " + call + " }}", **context)


@pytest.mark.parametrize(
    ("clock", "state", "said"),
    [
        (Clock(what="A", due_on=DUE, days_left=5), ClockState.AHEAD, "5 working days left"),
        (Clock(what="A", due_on=DUE, days_left=3), ClockState.AHEAD, "3 working days left"),
        (Clock(what="A", due_on=DUE, days_left=2), ClockState.NEAR, "2 working days left"),
        (Clock(what="A", due_on=DUE, days_left=1, working=False), ClockState.NEAR, "1 day left"),
        (Clock(what="A", due_on=DUE, days_left=0), ClockState.NEAR, "Due today"),
        (Clock(what="A", due_on=DUE, days_left=-1), ClockState.OVERDUE, "Overdue by 1 working day"),
        (
            Clock(what="A", due_on=DUE, days_left=-40, working=False),
            ClockState.OVERDUE,
            "Overdue by 40 days",
        ),
        (Clock(what="A", due_on=None), ClockState.NO_DATE, "No date set"),
        (Clock(what="A", due_on=DUE), ClockState.NO_DATE, "No date set"),
        (Clock(what="A", due_on=DUE, done_on=DUE), ClockState.DONE, "Done in time"),
        (Clock(what="A", due_on=None, done_on=DUE), ClockState.DONE, "Done in time"),
        (
            Clock(what="A", due_on=DUE, done_on=date(2027, 1, 6)),
            ClockState.DONE_LATE,
            "Done late",
        ),
    ],
)
def test_a_clock_says_how_it_stands(clock: Clock, state: ClockState, said: str) -> None:
    assert (clock.state, clock.words) == (state, said)
    assert said in words(parse(component("clock", "heedClock(clock)", clock=clock)))


def test_a_clock_explains_how_it_was_counted() -> None:
    clock = Clock(
        what="Notify <the Panel>",
        due_on=DUE,
        days_left=-1,
        counted=("It began on Thursday.", "Friday is a bank holiday."),
        source="Working Together",
        href="/notify",
    )

    tree = parse(component("clock", "heedClock(clock)", clock=clock))

    assert words(one(tree, "a", href="/notify")) == "Notify <the Panel>"
    assert one(tree, "time").get("datetime") == "2027-01-05"
    assert words(one(tree, "summary")) == "How was this counted? Notify <the Panel>"
    assert [words(line) for line in every(tree, "li")] == [
        "It began on Thursday.",
        "Friday is a bank holiday.",
    ]
    assert "Working Together" in words(one(tree, "details"))


def test_a_clock_without_explanation_offers_none() -> None:
    clock = Clock(what="A", due_on=DUE, done_on=DUE)

    tree = parse(component("clock", "heedClock(clock)", clock=clock))

    assert not every(tree, "details")
    assert "Done on Tuesday 5 January 2027" in words(tree)


def test_the_line_of_stages_says_what_is_done_and_what_is_now() -> None:
    steps = (
        Step(text="Reported", state=StepState.DONE, note="4 January 2027"),
        Step(text="Notified", state=StepState.CURRENT),
        Step(text="Decided", state=StepState.TO_COME),
    )

    tree = parse(component("step_line", "heedStepLine(steps)", steps=steps))

    assert [words(step) for step in every(tree, "span", class_="heed-steps__words")] == [
        "Reported (done) 4 January 2027",
        "Notified (now)",
        "Decided (to come)",
    ]
    assert words(one(tree, "li", aria_current="step")) == "2 Notified (now)"


def test_the_case_header_shows_what_is_due_next() -> None:
    case = CaseHeader(
        reference="SI-1",
        kind="Serious incident",
        stage="Reported",
        clock=Clock(what="Notify the Panel", due_on=DUE, days_left=1, href="/notify"),
        tabs=(Link(text="Overview", href="/", current=True), Link(text="Trail", href="/trail")),
        badges=(Badge(text="Looked-after child", colour="purple"),),
    )

    tree = parse(component("case_header", "heedCaseHeader(case)", case=case))

    due = "Notify the Panel, Tuesday 5 January 2027 1 working day left"
    assert words(one(tree, "dd", class_="heed-case__clock")) == due
    assert words(one(tree, "a", aria_current="page")) == "Overview"
    assert words(one(tree, "strong", class_="heed-badge--purple")) == "Looked-after child"
    assert not every(tree, "ol")


def test_the_case_header_says_when_nothing_is_due() -> None:
    bare = CaseHeader(reference="SI-1", kind="Serious incident", stage="Closed")
    undated = CaseHeader(
        reference="SI-1", kind="Incident", stage="Sent", clock=Clock(what="Reply", due_on=None)
    )

    first, second = (
        words(parse(component("case_header", "heedCaseHeader(case)", case=case)))
        for case in (bare, undated)
    )

    assert first == "Serious incident SI-1 Stage Closed Next deadline Nothing is due"
    assert second == "Incident SI-1 Stage Sent Next deadline Reply No date set"


def test_the_timeline_tells_what_happened_when_and_by_whom() -> None:
    entries = (
        TimelineEntry(
            title="Notified",
            when="4 January",
            timestamp="2027-01-04",
            by="Asha",
            text="Sent.",
            href="/n",
        ),
        TimelineEntry(title="Reported", when="3 January"),
    )

    tree = parse(component("timeline", "heedTimeline(entries, heading_level=3)", entries=entries))

    told = [words(entry) for entry in every(tree, "li")]
    assert told == ["Notified by Asha 4 January Sent.", "Reported 3 January"]
    assert one(tree, "time").get("datetime") == "2027-01-04"
    assert [words(title) for title in every(tree, "h3")] == ["Notified", "Reported"]


TABLE = Table(
    caption="Cases",
    columns=(
        Column(text="Case", sort="case"),
        Column(text="Days", sort="days", numeric=True),
        Column(text="Stage"),
    ),
    rows=((Link(text="SI-1", href="/1"), "<4>", Badge(text="Open")),),
    sorting=Sorting(by="case", kept=(("stage", "open & shut"),)),
)


def test_a_table_can_be_sorted_and_scrolled_by_keyboard() -> None:
    tree = parse(component("data_table", "heedDataTable(table, id='cases')", table=TABLE))

    region = one(tree, "div", role="region", tabindex="0")
    assert region.get("aria-labelledby") == one(tree, "caption").get("id") == "cases-caption"
    orders = [head.get("aria-sort") for head in every(tree, "th", scope="col")]
    assert orders == ["ascending", "none", None]
    assert [link.get("href") for link in every(tree, "a", class_="heed-table__sort")] == [
        "?stage=open+%26+shut&sort=-case",
        "?stage=open+%26+shut&sort=days",
    ]
    assert words(one(tree, "th", scope="row")) == "SI-1"
    assert [words(cell) for cell in every(tree, "td")] == ["<4>", "Open"]


def test_a_column_sorted_downwards_turns_round() -> None:
    sorting = Sorting(by="case", descending=True)

    assert sorting.order(TABLE.columns[0]) == "descending"
    assert sorting.href(TABLE.columns[0]) == "?sort=case"


def test_a_table_may_stand_still_and_keep_its_caption_to_itself() -> None:
    table = Table(caption="Cases", columns=TABLE.columns, rows=(), caption_hidden=True)

    tree = parse(component("data_table", "heedDataTable(table, id='cases')", table=table))

    assert not every(tree, "a")
    assert one(tree, "caption", class_="govuk-visually-hidden") is not None


def test_a_filter_keeps_its_order_and_lists_what_is_in_use() -> None:
    chosen = (Chosen(category="Stage", text="Open", remove_href="?words=x"),)
    source = (
        '{% from "components/filter/macro.html" import heedFilter %}'
        "{% call heedFilter(params) %}<p>questions</p>{% endcall %}"
    )

    used = parse(draw(source, params={"chosen": chosen, "clear_href": "?", "sort": "-due"}))
    fresh = parse(draw(source, params={}))

    assert one(used, "form").get("method") == "get"
    assert (
        words(one(used, "a", href="?words=x"))
        == "Remove this filter: Stage: Open\N{MULTIPLICATION SIGN}"
    )
    assert words(one(used, "a", href="?")) == "Clear all filters"
    assert one(used, "input", name="sort").get("value") == "-due"
    assert "questions" in words(fresh)
    assert not every(fresh, "a")
    assert not every(fresh, "input")


def test_an_identity_bar_names_its_subject_with_or_without_more() -> None:
    full = component(
        "identity_bar",
        "heedIdentityBar(params)",
        params={
            "title": "Board",
            "badges": [Badge(text="New")],
            "facts": [{"key": "Chair", "value": "Jo"}],
        },
    )

    assert words(parse(full)) == "Board New Chair Jo"
    bare = component("identity_bar", "heedIdentityBar(params)", params={"title": "Board"})
    assert words(parse(bare)) == "Board"


def test_an_empty_list_says_so_and_where_to_go() -> None:
    full = component(
        "empty_state",
        "heedEmptyState(params)",
        params={
            "title": "Nothing is due",
            "text": "Well done.",
            "action": Link(text="All", href="/"),
        },
    )

    assert words(parse(full)) == "Nothing is due Well done. All"
    bare = component("empty_state", "heedEmptyState(params)", params={"title": "Nothing"})
    assert words(parse(bare)) == "Nothing"


def test_a_marking_may_carry_a_note() -> None:
    full = component("marking", "heedMarking(params)", params={"text": "Official", "note": "Keep"})

    assert words(parse(full)) == "Protective marking: Official Keep"


def test_a_picture_has_its_table() -> None:
    source = (
        '{% from "components/figure/macro.html" import heedFigure %}'
        '{% call heedFigure({"id": "groups", "caption": "Groups", "picture": "", "summary": s}) %}'
        "rows{% endcall %}"
    )

    assert words(one(parse(draw(source, s="")), "summary")) == "Show the same facts as a table"
    assert words(one(parse(draw(source, s="Table")), "details")) == "Table rows"


def test_pages_name_their_neighbours_and_skip_the_rest() -> None:
    options = pages(5, last=9, kept=(("stage", "open"),))

    assert [item.get("number", "…") for item in options["items"]] == [1, "…", 4, 5, 6, "…", 9]
    assert options["previous"] == {"href": "?stage=open&page=4"}
    assert options["next"] == {"href": "?stage=open&page=6"}


def test_the_first_and_last_page_have_one_neighbour() -> None:
    assert "previous" not in pages(1, last=2)
    assert "next" not in pages(2, last=2)
