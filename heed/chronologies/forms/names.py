"""What may be typed about who is named in a chronology?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from heed.chronologies.models import GlossaryEntry, PossibleName
from heed.chronologies.models.names import LONG_LABEL
from heed.govuk import fields
from heed.govuk.forms import Form

Kind = GlossaryEntry.Kind
LONG_NAMES: Final = 2_000
LONG_ROLE: Final = 200


class Naming(Form):
    """Somebody or somewhere by every name, and the label to read instead."""

    kind = fields.RadiosField(
        label="What are these names of?",
        called="what these names are of",
        choices=[(one.value, one.label) for one in Kind if one is not Kind.NO_NAME],
        hints={
            Kind.REPORTER: "Whoever may not see who reported it then reads labels only",
            Kind.HOME: "Whoever may not see family addresses then reads labels only",
        },
    )
    names = fields.TextAreaField(
        label="Names",
        called="at least one name",
        hint="Every name they are known by, one to a line: the whole name first, then nicknames. "
        "Slips of the pen, initials and ’s are found by themselves",
        rows=4,
        max_length=LONG_NAMES,
    )
    label = fields.TextField(
        label="Label",
        called="the label to read instead",
        hint="For example, Mother, Sibling 1 or HV2",
        max_length=LONG_LABEL,
        width=20,
    )
    role = fields.TextField(
        label="Who or what is that?",
        hint="For example, health visitor from 2019. Shown to all who read the chronology, so "
        "write no name",
        max_length=LONG_ROLE,
        required=False,
    )
    seen = fields.SeenField()


class NoNames(Form):
    """Words that look like names and are none."""

    marks_optional = False
    words = fields.CheckboxesField(
        label="Not a name", called="the words that are not names", choices=[]
    )

    def __init__(self, *args: Any, possible: Iterable[PossibleName], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.pk), one.words) for one in possible]
        fields.CheckboxesField.of(self, "words").choices = choices

    @property
    def ticked(self) -> set[str]:
        """Return the numbers of the words that are ticked on the page."""
        return fields.CheckboxesField.of(self, "words").chosen(self["words"])
