"""Which day and which time did somebody type, and what is wrong with it when it is neither?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from heed.govuk.fields import wording
from heed.govuk.fields.drawing import Drawing, DrawnField, FieldOptions, Params
from heed.govuk.words import LONDON, long_date

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
TIME_HINT = "For example, 2:05pm or 14:05"
TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2}))?\s*(?P<half>[ap])?\.?(?(half)m\.?)")
# A month may be typed as its name.
WIDTHS = {"day": 2, "month": 3, "year": 4}
TIMES_IN_WORDS = {"midday": time(12), "noon": time(12), "midnight": time(0)}


@dataclass(frozen=True, slots=True)
class Typed:
    """The parts of a day or a moment exactly as typed."""

    day: str = ""
    month: str = ""
    year: str = ""
    time: str = ""

    def missing(self, parts: tuple[str, ...]) -> list[str]:
        """Return the parts nothing was typed into."""
        return [part for part in parts if not getattr(self, part)]


class PartsInput(forms.Widget):
    """Reads an answer typed into several inputs: `name-day`, `name-month`, `name-year`, ..."""

    def __init__(self, parts: tuple[str, ...]) -> None:
        super().__init__()
        self.parts = parts

    def value_from_datadict(
        self, data: Mapping[str, Any], _files: MultiValueDict[str, Any] | None, name: str
    ) -> Typed:
        # No page may hold a null character, and none belongs in a date.
        written = {part: str(data.get(f"{name}-{part}") or "") for part in self.parts}
        typed = {part: text.replace("\0", "").strip() for part, text in written.items()}
        return Typed(**typed)

    def value_omitted_from_data(
        self, data: Mapping[str, Any], _files: MultiValueDict[str, Any] | None, name: str
    ) -> bool:
        return all(f"{name}-{part}" not in data for part in self.parts)


class DateField(DrawnField):
    """A day typed into three inputs; a month may be written as its name.

    `earliest` and `latest` are days of England and may be set on the field in the form's
    `__init__`, where the form was told which day it is.
    """

    template = "govuk/fields/date.html"
    parts: tuple[str, ...] = ("day", "month", "year")

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        called: str = "",
        label_is_heading: bool = False,
        earliest: date | None = None,
        latest: date | None = None,
        date_of_birth_of_user: bool = False,
        **options: Unpack[FieldOptions],
    ) -> None:
        self.earliest = earliest
        self.latest = latest
        self.autocompletes = date_of_birth_of_user
        super().__init__(
            label=label,
            hint=hint,
            called=called,
            label_is_heading=label_is_heading,
            widget=PartsInput(self.parts),
            **options,
        )

    def sentences(self) -> dict[str, str]:
        return {
            "incomplete": f"{self.subject} must include {{missing}}",
            "unreadable_day": f"The day of {self.called} must be a number from 1 to 31",
            "unreadable_month": f"The month of {self.called} must be a number from 1 to 12"
            " or the name of a month",
            "unreadable_year": f"The year of {self.called} must have 4 numbers, like 2027",
            "not_a_date": f"{self.subject} must be a real date",
            "too_early": f"{self.subject} must be on or after {{limit}}",
            "too_late": f"{self.subject} must be on or before {{limit}}",
        }

    def prepare_value(self, value: Any) -> Typed:
        if isinstance(value, date):
            return Typed(str(value.day), str(value.month), str(value.year))
        return value if isinstance(value, Typed) else Typed()

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != self.prepare_value(data)

    def clean(self, value: Any) -> Any:
        typed = self.prepare_value(value)
        missing = typed.missing(self.parts)
        if len(missing) == len(self.parts):
            self.validate(None)
            return None
        if missing:
            raise self._incomplete(missing)
        day = self._day(typed)
        self.run_validators(day)
        return day

    def _incomplete(self, missing: list[str]) -> ValidationError:
        words = wording.listed([f"a {part}" for part in missing])
        return self.problem("incomplete", parts=tuple(missing), missing=words)

    def _day(self, typed: Typed) -> date:
        numbers = {
            "day": _number(typed.day, longest=2),
            "month": _month(typed.month),
            "year": _number(typed.year, longest=4, shortest=4),
        }
        for part, limit in (("month", 12), ("day", 31), ("year", 9999)):
            if not 1 <= numbers[part] <= limit:
                raise self.problem(f"unreadable_{part}", parts=(part,))
        try:
            day = date(**numbers)
        except ValueError as error:
            raise self.problem("not_a_date", parts=("day", "month", "year")) from error
        self._check_limits(day)
        return day

    def _check_limits(self, day: date) -> None:
        if self.earliest and day < self.earliest:
            raise self.problem("too_early", limit=long_date(self.earliest))
        if self.latest and day > self.latest:
            raise self.problem("too_late", limit=long_date(self.latest))

    def problem(self, code: str, *, parts: tuple[str, ...] = (), **words: str) -> ValidationError:
        """Return the sentence for this code as an error that names the parts to correct."""
        sentence = str(self.error_messages[code])
        for name, value in words.items():
            sentence = sentence.replace("{" + name + "}", value)
        return _naming(parts, sentence, code)

    def params(self, drawing: Drawing) -> Params:
        wrong = (drawing.error_parts or self.parts) if drawing.errors else ()
        options: Params = {
            "id": drawing.element_id,
            "namePrefix": drawing.html_name,
            "fieldset": drawing.as_fieldset(),
            "items": [self._item(part, drawing, wrong=part in wrong) for part in self.parts[:3]],
        }
        return drawing.messages() | options

    def _item(self, part: str, drawing: Drawing, *, wrong: bool) -> Params:
        item: Params = {
            "name": part,
            "label": wording.capitalised(part),
            "value": getattr(drawing.typed, part),
            "classes": f"govuk-input--width-{WIDTHS[part]}"
            + (" govuk-input--error" if wrong else ""),
        }
        if part == "month":
            # A month may be typed as a word, so no numeric keypad.
            item["inputmode"] = "text"
        if self.autocompletes:
            item["autocomplete"] = f"bday-{part}"
        return item

    def error_link(self, drawing: Drawing) -> str:
        first = next(iter(drawing.error_parts), self.parts[0])
        return f"{drawing.element_id}-{first}"


class TimeField(DrawnField, forms.CharField):
    """A time of day as people write it: 2:05pm, 2.05 pm, 14:05, midday.

    "2:05" alone is not guessed: the person is asked which half of the day is meant.
    """

    template = "govuk/fields/input.html"

    def __init__(
        self,
        *,
        label: str,
        hint: str = TIME_HINT,
        called: str = "",
        label_is_heading: bool = False,
        **options: Unpack[FieldOptions],
    ) -> None:
        super().__init__(
            label=label,
            hint=hint,
            called=called,
            label_is_heading=label_is_heading,
            **options,
        )

    def sentences(self) -> dict[str, str]:
        return time_sentences(self.subject)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((self.prepare_value(initial) or "") != (data or ""))

    def clean(self, value: Any) -> time | None:
        text = super().clean(self.prepare_value(value))
        return read_time(text, self.error_messages) if text else None

    def params(self, drawing: Drawing) -> Params:
        return drawing.messages() | {
            "id": drawing.element_id,
            "value": str(drawing.typed),
            "classes": "govuk-input--width-5",
            "spellcheck": False,
            "label": drawing.as_label(),
        }


class DateTimeField(DateField):
    """A London day and time, returned as an aware moment in UTC.

    In the hour that happens twice when the clocks go back, the first (summer time) is meant.
    """

    template = "govuk/fields/date_time.html"
    parts = ("day", "month", "year", "time")

    def sentences(self) -> dict[str, str]:
        skipped = f"{self.subject} did not happen: the clocks went forward in that hour"
        return super().sentences() | time_sentences(self.subject) | {"skipped_hour": skipped}

    def prepare_value(self, value: Any) -> Typed:
        if isinstance(value, datetime):
            local = value.astimezone(LONDON)
            return Typed(str(local.day), str(local.month), str(local.year), f"{local:%H:%M}")
        return super().prepare_value(value)

    def _day(self, typed: Typed) -> datetime:
        day = super()._day(typed)
        at = datetime.combine(day, read_time(typed.time, self.error_messages), tzinfo=LONDON)
        moment = at.astimezone(UTC)
        if moment.astimezone(LONDON).replace(tzinfo=None) != at.replace(tzinfo=None):
            raise self.problem("skipped_hour", parts=("time",))
        return moment

    def params(self, drawing: Drawing) -> Params:
        wrong = drawing.errors and "time" in (drawing.error_parts or self.parts)
        return super().params(drawing) | {
            "time": {
                "id": f"{drawing.element_id}-time",
                "name": f"{drawing.html_name}-time",
                "value": drawing.typed.time,
                "classes": "govuk-input--width-5" + (" govuk-input--error" if wrong else ""),
                "spellcheck": False,
                "label": {"text": "Time"},
                "hint": {"text": TIME_HINT},
            }
        }


def time_sentences(subject: str) -> dict[str, str]:
    """Return what is said about a time that cannot be understood."""
    return {
        "not_a_time": f"{subject} must have a time like 2:05pm or 14:05",
        "which_half": f"{subject} must say whether the time is am or pm, like 2:05pm",
    }


def read_time(text: str, sentences: Mapping[str, Any]) -> time:
    """Read a time as people write it.

    :raises ValidationError: with the sentence "not_a_time" or "which_half"
    """
    words = text.strip().lower()
    if words in TIMES_IN_WORDS:
        return TIMES_IN_WORDS[words]
    match = TIME.fullmatch(words)
    if not match or not (match["minute"] or match["half"]):
        raise _time_problem("not_a_time", sentences)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            raise _time_problem("not_a_time", sentences)
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    elif len(match["hour"]) == 1:
        raise _time_problem("which_half", sentences)
    if hour > 23 or minute > 59:
        raise _time_problem("not_a_time", sentences)
    return time(hour, minute)


def _time_problem(code: str, sentences: Mapping[str, Any]) -> ValidationError:
    return _naming(("time",), str(sentences[code]), code)


def _naming(parts: tuple[str, ...], sentence: str, code: str) -> ValidationError:
    # With params, Django treats the sentence as a %-format.
    return ValidationError(sentence.replace("%", "%%"), code=code, params={"parts": parts})


def _number(text: str, *, longest: int, shortest: int = 1) -> int:
    fits = re.fullmatch(r"[0-9]+", text) and shortest <= len(text) <= longest
    return int(text) if fits else 0


def _month(text: str) -> int:
    name = text.lower().rstrip(".")
    # Three letters name every month; "sept" and "june" are also written.
    matches = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name)]
    if len(name) >= 3 and len(matches) == 1:
        return matches[0]
    return _number(text, longest=2)
