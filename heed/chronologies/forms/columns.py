"""Which columns are agencies asked for, in which order, and in whose words?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from heed.chronologies.column_names import ALWAYS_ASKED, MAY_BE_ASKED, NAMES, AskedColumn, usual
from heed.chronologies.rows import Meaning
from heed.core import meanwhile
from heed.govuk import fields
from heed.govuk.fields.drawing import Drawing
from heed.govuk.forms import Form

LONG_TITLE: Final = 60
LONG_SENTENCE: Final = 200
NEEDED: Final = ("needed", "Every row needs it")
OUT: Final = ("out", "Take this column out")


@dataclass(frozen=True, slots=True)
class Part:
    """The questions about one column that is asked for."""

    legend: str
    drawings: tuple[Drawing, ...]

    @property
    def is_wrong(self) -> bool:
        """Say whether something typed here has to be put right."""
        return any(one.errors for one in self.drawings)


class ChoosingColumns(Form):
    """The columns that are asked for; others of the field, and one of one's own, can be added."""

    marks_optional = False
    usual = fields.CheckboxesField(label="Add usual columns", choices=[], required=False)
    own_title = fields.TextField(
        label="Title of a column of your own", max_length=LONG_TITLE, width=20, required=False
    )
    own_say = fields.TextField(
        label="What agencies write there",
        called="what agencies write there",
        hint="In one sentence",
        max_length=LONG_SENTENCE,
        required=False,
    )
    own_ticks = fields.CheckboxesField(
        label="For the column of your own", choices=[NEEDED], required=False
    )
    seen = fields.SeenField()

    def __init__(self, *args: Any, columns: Sequence[AskedColumn], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = {_key(one): one for one in columns}
        there = {one.means for one in columns}
        fields.CheckboxesField.of(self, "usual").choices = [
            (one.value, NAMES[one]) for one in MAY_BE_ASKED if one not in there
        ]
        for place, (key, one) in enumerate(self.asked.items(), start=1):
            self.fields |= _questions(key, one, place, of=len(columns))

    def parts(self) -> Iterator[Part]:
        """Yield the questions about each column, in the order they are asked for now."""
        for place, (key, one) in enumerate(self.asked.items(), start=1):
            names = (f"{key}_{what}" for what in ("title", "say", "place", "ticks"))
            yield Part(f"{place}. {one.title}", tuple(self[name] for name in names))

    def clean(self) -> dict[str, Any]:
        """Ask what is written in a column of one's own."""
        given = dict(super().clean() or {})
        if given.get("own_title") and not given.get("own_say"):
            self.add_error("own_say", "Say in one sentence what agencies write there")
        return given

    def columns(self) -> tuple[AskedColumn, ...]:
        """Return the columns as they were asked for here.

        One that is moved up comes before the one whose number it takes; one moved down, after it.
        """
        given = self.cleaned_data
        placed = []
        for now, (key, one) in enumerate(self.asked.items(), start=1):
            ticks = given[f"{key}_ticks"]
            if OUT[0] in ticks:
                continue
            place = given[f"{key}_place"] or now
            placed.append(((place, (place > now) - (place < now), now), self._said(key, one)))
        kept = [column for _, column in sorted(placed, key=lambda each: each[0])]
        return (*kept, *(usual(Meaning(one)) for one in given["usual"]), *self._own())

    def _said(self, key: str, one: AskedColumn) -> AskedColumn:
        """Return a column in the words typed; one whose title is not on the page stays as it is."""
        given = self.cleaned_data
        if not given[f"{key}_title"]:
            return one
        return replace(
            one,
            title=given[f"{key}_title"],
            say=given[f"{key}_say"] or one.say,
            needed=NEEDED[0] in given[f"{key}_ticks"],
        )

    def _own(self) -> Iterator[AskedColumn]:
        given = self.cleaned_data
        if given["own_title"]:
            yield AskedColumn(
                title=given["own_title"],
                say=given["own_say"],
                needed=NEEDED[0] in given["own_ticks"],
                means=Meaning.OTHER,
            )


def _key(one: AskedColumn) -> str:
    """Return a name for a column that stays while the order and other columns change."""
    return one.means.value if one.means is not Meaning.OTHER else f"own_{meanwhile.mark(one.title)}"


def _questions(key: str, one: AskedColumn, place: int, *, of: int) -> dict[str, Any]:
    choices = [NEEDED] if one.means in ALWAYS_ASKED else [NEEDED, OUT]
    return {
        f"{key}_title": fields.TextField(
            label="Title", initial=one.title, max_length=LONG_TITLE, width=20, required=False
        ),
        f"{key}_say": fields.TextField(
            label="What agencies write there",
            initial=one.say,
            max_length=LONG_SENTENCE,
            required=False,
        ),
        f"{key}_place": fields.IntegerField(
            label="Its place, counted from the left",
            called="the place of the column",
            initial=place,
            min_value=1,
            max_value=of,
            width=2,
            required=False,
        ),
        f"{key}_ticks": fields.CheckboxesField(
            label=f"For “{one.title}”",
            choices=choices,
            initial=[NEEDED[0]] if one.needed else [],
            required=False,
        ),
    }
