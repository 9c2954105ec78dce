"""Which answers are chosen from a list, and what may each choice reveal?"""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, ClassVar, Unpack, cast

from django import forms
from django.core.exceptions import ValidationError
from markupsafe import Markup

from heed.govuk.fields import wording
from heed.govuk.fields.drawing import Drawing, DrawnField, FieldOptions, Params

Choices = type[Enum] | Iterable[tuple[Any, Any]] | Callable[[], Iterable[tuple[Any, Any]]]
Reveals = Mapping[Any, str | tuple[str, ...]]


class ChosenField(DrawnField, forms.ChoiceField):
    """What radios, checkboxes and a drop-down share.

    `choices` is an enum whose members have a `label` (members come back) or pairs of value and
    words (values come back). `hints` and `reveals` are keyed by value: `reveals` names the fields
    of the same form that are asked only when that choice is made.
    """

    verb: ClassVar[str] = "Select"

    def __init__(
        self,
        *,
        label: str,
        choices: Choices,
        hint: str = "",
        called: str = "",
        label_is_heading: bool = False,
        hints: Mapping[Any, str] | None = None,
        reveals: Reveals | None = None,
        **options: Any,
    ) -> None:
        self.members = choices if isinstance(choices, type) else None
        self.hints = {_value(key): words for key, words in (hints or {}).items()}
        self.reveals = {_value(key): _names(names) for key, names in (reveals or {}).items()}
        super().__init__(
            label=label,
            hint=hint,
            called=called,
            label_is_heading=label_is_heading,
            choices=_pairs(choices) if isinstance(choices, type) else choices,
            **options,
        )

    @property
    def nothing(self) -> Any:
        return self.member("")

    def sentences(self) -> dict[str, str]:
        return {
            "invalid_choice": f"Select one of the listed choices for {self.called}",
            "invalid_list": f"Select one of the listed choices for {self.called}",
        }

    def member(self, value: str) -> Any:
        """Return the enum member for a value that was chosen, or the value itself."""
        if self.members:
            return self.members(value) if value else None
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _chosen(initial) != _chosen(data)

    def revealed_by(self, chosen: set[str]) -> set[str]:
        """Return the names of the fields these choices reveal."""
        return {name for value in chosen for name in self.reveals.get(value, ())}

    def chosen(self, drawing: Drawing) -> set[str]:
        """Return the values ticked on the page."""
        return _chosen(drawing.typed)

    def items(self, drawing: Drawing) -> list[Params]:
        """Return one macro item for each choice."""
        chosen = self.chosen(drawing)
        return [
            self.item(drawing, value, words, checked=value in chosen)
            for value, words in self.pairs()
        ]

    def pairs(self) -> list[tuple[str, str]]:
        """Return each choice's value, as a browser sends it, and its words."""
        choices = cast(Iterable[tuple[Any, Any]], self.choices)
        return [(_value(value), str(words)) for value, words in choices]

    def item(self, drawing: Drawing, value: str, words: str, *, checked: bool) -> Params:
        """Return the macro item for one choice, with its hint and what it reveals."""
        item: Params = {"value": value, "text": words, "checked": checked}
        if self.disabled:
            item["disabled"] = True
        if value in self.hints:
            item["hint"] = {"text": self.hints[value]}
        if value in self.reveals:
            drawn = (drawing.form[name].as_field_group() for name in self.reveals[value])
            item["conditional"] = {"html": Markup().join(drawn)}
        return item

    def params(self, drawing: Drawing) -> Params:
        return drawing.messages() | {
            "idPrefix": drawing.element_id,
            "fieldset": drawing.as_fieldset(),
            "items": self.items(drawing),
        }


class RadiosField(ChosenField):
    """One choice, all of them visible. `inline` puts two short choices side by side."""

    template = "govuk/fields/radios.html"

    def __init__(self, *, inline: bool = False, divider_before: Any = None, **options: Any) -> None:
        self.inline = inline
        self.divider_before = None if divider_before is None else _value(divider_before)
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        return self.member(super().clean(_value(value)))

    def params(self, drawing: Drawing) -> Params:
        options = super().params(drawing)
        if self.inline:
            options["classes"] = "govuk-radios--inline"
        for position, item in enumerate(options["items"]):
            if item["value"] == self.divider_before:
                options["items"].insert(position, {"divider": "or"})
                break
        return options


class YesNoField(RadiosField):
    """Yes or no, returned as true or false, or `None` where an answer is not needed."""

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        called: str = "",
        label_is_heading: bool = False,
        hints: Mapping[bool, str] | None = None,
        reveals: Mapping[bool, str | tuple[str, ...]] | None = None,
        **options: Unpack[FieldOptions],
    ) -> None:
        super().__init__(
            label=label,
            hint=hint,
            called=called,
            label_is_heading=label_is_heading,
            hints=hints,
            reveals=reveals,
            choices=[("yes", "Yes"), ("no", "No")],
            # Side by side, what a choice reveals would not appear under it.
            inline=not (hints or reveals),
            **options,
        )

    @property
    def nothing(self) -> None:
        return None

    def sentences(self) -> dict[str, str]:
        return super().sentences() | {"invalid_choice": "Select yes or no"}

    def clean(self, value: Any) -> bool | None:
        answer = super().clean(value)
        return answer == "yes" if answer else None


class SelectField(ChosenField):
    """One choice from a long list."""

    template = "govuk/fields/select.html"

    def __init__(self, *, prompt: str = "Choose from the list", **options: Any) -> None:
        self.prompt = prompt
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        return self.member(super().clean(_value(value)))

    def params(self, drawing: Drawing) -> Params:
        items = [
            {"value": item["value"], "text": item["text"], "selected": item["checked"]}
            for item in self.items(drawing)
        ]
        if all(item["value"] for item in items):
            items.insert(0, {"value": "", "text": self.prompt, "selected": False})
        return drawing.messages() | {
            "id": drawing.element_id,
            "label": drawing.as_label(),
            "items": items,
            "disabled": self.disabled,
        }


class CheckboxesField(ChosenField, forms.MultipleChoiceField):
    """Any number of choices, returned as a list in the order of the choices.

    `none_of_these` is the value that excludes all others.
    """

    template = "govuk/fields/checkboxes.html"

    def __init__(self, *, none_of_these: Any = None, **options: Any) -> None:
        self.none_of_these = None if none_of_these is None else _value(none_of_these)
        super().__init__(**options)

    @property
    def nothing(self) -> list[Any]:
        return []

    def sentences(self) -> dict[str, str]:
        return super().sentences() | {
            "none_and_others": f"Select {self.called}, or “{{none}}”, not both"
        }

    def clean(self, value: Any) -> list[Any]:
        chosen = set(super().clean([_value(one) for one in _listed(value) if one]))
        if self.none_of_these in chosen and len(chosen) > 1:
            words = dict(self.pairs())[str(self.none_of_these)]
            sentence = str(self.error_messages["none_and_others"]).replace("{none}", words)
            raise ValidationError(sentence, code="none_and_others")
        return [self.member(value) for value, _ in self.pairs() if value in chosen]

    def item(self, drawing: Drawing, value: str, words: str, *, checked: bool) -> Params:
        item = super().item(drawing, value, words, checked=checked)
        return item | {"behaviour": "exclusive"} if value == self.none_of_these else item

    def params(self, drawing: Drawing) -> Params:
        options = super().params(drawing)
        for position, item in enumerate(options["items"]):
            if "behaviour" in item:
                options["items"].insert(position, {"divider": "or"})
                break
        return options


def _pairs(members: type[Enum]) -> list[tuple[str, str]]:
    return [(_value(member), str(wording.label_of(member))) for member in members]


def _value(choice: Any) -> str:
    if isinstance(choice, bool):
        return "yes" if choice else "no"
    if choice is None:
        return ""
    return str(choice.value if isinstance(choice, Enum) else choice)


def _listed(typed: Any) -> Iterable[Any]:
    return typed if isinstance(typed, list | tuple | set | frozenset) else [typed]


def _chosen(typed: Any) -> set[str]:
    return {_value(value) for value in _listed(typed)} - {""}


def _names(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names
