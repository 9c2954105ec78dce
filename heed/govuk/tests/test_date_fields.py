"""Which days and times are understood, and which part of a wrong one is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from heed.govuk import fields
from heed.govuk.fields.dates import Typed
from heed.govuk.forms import Form
from heed.govuk.tests.markup import every, one, parse, words

CHRISTMAS_EVE = date(2026, 12, 24)


class Meeting(Form):
    """Days and times of a meeting."""

    held_on = fields.DateField(label="Date of the meeting", hint="For example, 27 3 2026")
    born_on = fields.DateField(
        label="Date of birth", date_of_birth_of_user=True, required=False, label_is_heading=True
    )
    sent_at = fields.DateTimeField(label="When it was sent", called="the moment it was sent")
    starts = fields.TimeField(label="Start")
    ends = fields.TimeField(label="End", required=False)


def problem(field: fields.DateField | fields.TimeField, typed: Any) -> tuple[str, tuple[str, ...]]:
    """Return the sentence said about what was typed, and the parts it names."""
    with pytest.raises(ValidationError) as caught:
        field.clean(typed)
    return caught.value.messages[0], (getattr(caught.value, "params", None) or {}).get("parts", ())


def held_on() -> fields.DateField:
    """Return the field most of these tests ask."""
    return fields.DateField(label="Date of the meeting")


@pytest.mark.parametrize("month", ["12", "dec", "Dec.", "December", "DECEMBER", "decem"])
def test_a_month_is_a_number_or_its_name(month: str) -> None:
    assert held_on().clean(Typed("24", month, "2026")) == CHRISTMAS_EVE


@pytest.mark.parametrize(
    ("month", "number"), [("mar", 3), ("may", 5), ("june", 6), ("jul", 7), ("sept", 9), ("09", 9)]
)
def test_every_short_form_names_one_month(month: str, number: int) -> None:
    assert held_on().clean(Typed("1", month, "2026")) == date(2026, number, 1)


def test_a_null_character_is_left_out_of_what_was_typed() -> None:
    form = Meeting({"held_on-day": "2\x004", "held_on-month": "12\x00", "held_on-year": "2026"})

    assert form["held_on"].value() == Typed("24", "12", "2026")
    assert "\x00" not in str(form["held_on"].as_field_group())


def test_nothing_typed_is_a_missing_answer() -> None:
    assert problem(held_on(), Typed()) == ("Enter the date of the meeting", ())
    assert fields.DateField(label="Date", required=False).clean(Typed()) is None


@pytest.mark.parametrize(
    ("typed", "sentence", "parts"),
    [
        (Typed("", "1", "2026"), "must include a day", ("day",)),
        (Typed("1", "", "2026"), "must include a month", ("month",)),
        (Typed("1", "1", ""), "must include a year", ("year",)),
        (Typed("1", "", ""), "must include a month and a year", ("month", "year")),
        (Typed("", "", "2026"), "must include a day and a month", ("day", "month")),
        (Typed("31", "feb", "2026"), "must be a real date", ("day", "month", "year")),
        (Typed("29", "2", "2026"), "must be a real date", ("day", "month", "year")),
    ],
)
def test_the_missing_or_impossible_part_is_named(
    typed: Typed, sentence: str, parts: tuple[str, ...]
) -> None:
    assert problem(held_on(), typed) == (f"The date of the meeting {sentence}", parts)


@pytest.mark.parametrize(
    ("typed", "sentence", "parts"),
    [
        (Typed("32", "1", "2026"), "day of {} must be a number from 1 to 31", ("day",)),
        (Typed("0", "1", "2026"), "day of {} must be a number from 1 to 31", ("day",)),
        (Typed("1st", "1", "2026"), "day of {} must be a number from 1 to 31", ("day",)),
        (Typed("1", "13", "2026"), "month of {} must be a number from 1 to 12 or", ("month",)),
        (Typed("1", "ju", "2026"), "month of {} must be a number from 1 to 12 or", ("month",)),
        (Typed("1", "de", "2026"), "month of {} must be a number from 1 to 12 or", ("month",)),
        (Typed("1", "janvier", "2026"), "month of {} must be a number from 1 to 12", ("month",)),
        (Typed("1", "1", "26"), "year of {} must have 4 numbers, like 2027", ("year",)),
        (Typed("1", "1", "20266"), "year of {} must have 4 numbers, like 2027", ("year",)),
        (Typed("1", "1", "0000"), "year of {} must have 4 numbers, like 2027", ("year",)),
    ],
)
def test_an_unreadable_part_is_named(typed: Typed, sentence: str, parts: tuple[str, ...]) -> None:
    said, named = problem(held_on(), typed)

    assert said.startswith(f"The {sentence.format('the date of the meeting')}")
    assert named == parts


def test_the_limits_themselves_are_allowed() -> None:
    field = fields.DateField(label="Date", earliest=CHRISTMAS_EVE, latest=CHRISTMAS_EVE)

    assert field.clean(Typed("24", "12", "2026")) == CHRISTMAS_EVE
    assert problem(field, Typed("23", "12", "2026"))[0] == (
        "The date must be on or after 24 December 2026"
    )
    assert problem(field, Typed("25", "12", "2026"))[0] == (
        "The date must be on or before 24 December 2026"
    )


def test_a_form_sets_the_limits_of_its_own_field_only() -> None:
    form = Meeting()

    fields.DateField.of(form, "held_on").latest = CHRISTMAS_EVE

    assert fields.DateField.of(Meeting(), "held_on").latest is None
    assert fields.DateField.of(form, "held_on").latest == CHRISTMAS_EVE


def test_a_field_of_another_kind_has_no_limits() -> None:
    with pytest.raises(TypeError, match="starts is not a DateField"):
        fields.DateField.of(Meeting(), "starts")


def test_a_validator_can_refuse_a_day() -> None:
    def refuse(day: date) -> None:
        raise ValidationError(f"Not on a {day:%A}")

    field = fields.DateField(label="Date", validators=[refuse])

    assert problem(field, Typed("24", "12", "2026"))[0] == "Not on a Thursday"


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("2:05pm", time(14, 5)),
        ("2.05 PM", time(14, 5)),
        ("2:05 p.m.", time(14, 5)),
        ("2pm", time(14)),
        ("205pm", time(14, 5)),
        ("12am", time(0)),
        ("12:30pm", time(12, 30)),
        ("14:05", time(14, 5)),
        ("1405", time(14, 5)),
        ("09:30", time(9, 30)),
        ("00:00", time(0)),
        ("noon", time(12)),
        ("Midday", time(12)),
        ("midnight", time(0)),
        (time(8, 15), time(8, 15)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: Any, understood: time) -> None:
    assert fields.TimeField(label="Start").clean(typed) == understood


@pytest.mark.parametrize(
    "typed", ["soon", "14", "24:00", "14:60", "13pm", "0am", "2:5pm", "2:05xm"]
)
def test_what_is_not_a_time_is_explained(typed: str) -> None:
    sentence, parts = problem(fields.TimeField(label="Start"), typed)

    assert sentence == "The start must have a time like 2:05pm or 14:05"
    assert parts == ("time",)


def test_half_of_the_day_is_asked_for_not_guessed() -> None:
    sentence, _ = problem(fields.TimeField(label="Start"), "2:05")

    assert sentence == "The start must say whether the time is am or pm, like 2:05pm"


def test_a_time_may_be_missing_where_it_is_not_needed() -> None:
    assert fields.TimeField(label="Start", required=False).clean("") is None
    assert problem(fields.TimeField(label="Start"), "")[0] == "Enter the start"


def test_a_moment_is_london_time_returned_in_utc() -> None:
    field = fields.DateTimeField(label="Moment")

    moment = field.clean(Typed("1", "july", "2026", "2:05pm"))

    assert moment == datetime(2026, 7, 1, 13, 5, tzinfo=UTC)
    assert moment.tzinfo is UTC


def test_an_hour_that_was_skipped_is_explained() -> None:
    field = fields.DateTimeField(label="Moment")

    said, parts = problem(field, Typed("29", "3", "2026", "1:30am"))

    assert said == "The moment did not happen: the clocks went forward in that hour"
    assert parts == ("time",)


def test_an_hour_that_came_twice_is_the_first() -> None:
    moment = fields.DateTimeField(label="Moment").clean(Typed("25", "10", "2026", "1:30am"))

    assert moment == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "sentence", "parts"),
    [
        (Typed("1", "7", "2026", ""), "The moment must include a time", ("time",)),
        (Typed("1", "7", "2026", "2:05"), "The moment must say whether", ("time",)),
        (
            Typed("31", "6", "2026", "2pm"),
            "The moment must be a real date",
            ("day", "month", "year"),
        ),
        (Typed(), "Enter the moment", ()),
    ],
)
def test_the_wrong_part_of_a_moment_is_named(
    typed: Typed, sentence: str, parts: tuple[str, ...]
) -> None:
    said, named = problem(fields.DateTimeField(label="Moment"), typed)

    assert said.startswith(sentence)
    assert named == parts


def test_the_limit_of_a_moment_is_a_day() -> None:
    field = fields.DateTimeField(label="Moment", latest=CHRISTMAS_EVE)

    assert field.clean(Typed("24", "12", "2026", "23:59"))
    assert problem(field, Typed("25", "12", "2026", "00:00"))[0].endswith("24 December 2026")


def test_a_form_reads_the_parts_and_links_to_the_first_wrong_one() -> None:
    form = Meeting(
        {
            "held_on-day": " 24 ",
            "held_on-year": "2026",
            "sent_at-day": "24",
            "sent_at-month": "12",
            "sent_at-year": "2026",
            "sent_at-time": "2:05",
            "starts": "2pm",
        }
    )

    assert form.error_summary == [
        {"text": "The date of the meeting must include a month", "href": "#id_held_on-month"},
        {
            "text": "The moment it was sent must say whether the time is am or pm, like 2:05pm",
            "href": "#id_sent_at-time",
        },
    ]
    assert form.cleaned_data == {"born_on": None, "starts": time(14), "ends": None}


def test_only_the_wrong_part_is_marked_and_all_parts_keep_what_was_typed() -> None:
    form = Meeting({"held_on-day": "24", "held_on-month": "", "held_on-year": "2026"})

    tree = parse(form["held_on"].as_field_group())

    boxes = every(tree, "input")
    assert [box.get("value") for box in boxes] == ["24", "", "2026"]
    assert ["govuk-input--error" in (box.get("class") or "") for box in boxes] == [
        False,
        True,
        False,
    ]
    assert one(tree, "fieldset").get("aria-describedby") == "id_held_on-hint id_held_on-error"
    assert words(one(tree, "legend")) == "Date of the meeting"


def test_all_parts_are_marked_when_the_whole_answer_is_wrong() -> None:
    form = Meeting({})
    form.add_error("sent_at", "It was sent before the meeting")

    for name, parts in (("held_on", 3), ("sent_at", 4)):
        tree = parse(form[name].as_field_group())
        assert len(every(tree, "input", class_="govuk-input--error")) == parts
    assert form.error_summary[0]["href"] == "#id_held_on-day"


def test_an_initial_day_and_moment_are_shown_in_their_parts() -> None:
    form = Meeting(
        initial={
            "held_on": CHRISTMAS_EVE,
            "sent_at": datetime(2026, 7, 1, 13, 5, tzinfo=UTC),
            "starts": time(9, 30),
        }
    )

    shown = [
        box.get("value")
        for name in ("held_on", "sent_at", "starts")
        for box in every(parse(form[name].as_field_group()), "input")
    ]

    assert shown == ["24", "12", "2026", "1", "7", "2026", "14:05", "09:30"]


def test_a_person_s_own_birthday_can_be_filled_in_by_the_browser() -> None:
    tree = parse(Meeting()["born_on"].as_field_group())

    assert [box.get("autocomplete") for box in every(tree, "input")] == [
        "bday-day",
        "bday-month",
        "bday-year",
    ]
    assert words(one(tree, "h1")) == "Date of birth (optional)"


def test_what_changed_is_known() -> None:
    typed = {"held_on-day": "24", "held_on-month": "12", "held_on-year": "2026", "starts": "09:30"}
    initial = {"held_on": CHRISTMAS_EVE, "starts": time(9, 30)}

    assert Meeting(typed, initial=initial).changed_data == []
    assert Meeting({**typed, "starts": "10am"}, initial=initial).changed_data == ["starts"]
    assert Meeting({**typed, "held_on-day": "25"}, initial=initial).changed_data == ["held_on"]


def test_a_form_knows_whether_the_parts_were_on_the_page() -> None:
    widget = Meeting().fields["held_on"].widget

    assert widget.value_omitted_from_data({}, {}, "held_on")
    assert not widget.value_omitted_from_data({"held_on-day": ""}, {}, "held_on")
