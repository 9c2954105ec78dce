"""How does a form field draw itself with the design system's macros?"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Self, TypedDict

from django import forms

from heed.govuk.fields import wording

Params = dict[str, Any]


class FieldOptions(TypedDict, total=False):
    """What every field takes besides its label and hint."""

    required: bool
    initial: Any
    error_messages: Mapping[str, str]
    validators: Sequence[Any]
    disabled: bool
    sometimes_needed: bool


class Drawing(forms.BoundField):
    """A field of one form, with what was typed and what was wrong, able to draw itself."""

    field: "DrawnField"

    @property
    def element_id(self) -> str:
        """The id of the input, or what its parts' ids start with."""
        return self.auto_id or self.html_name

    @property
    def error_link(self) -> str:
        """The id the error summary jumps to: the first part that is wrong."""
        return self.field.error_link(self)

    @property
    def error_parts(self) -> tuple[str, ...]:
        """The parts the errors name, such as ("month",); none when the whole answer is wrong."""
        problems = self.form.errors.as_data().get(self.name, [])
        return tuple(
            part for problem in problems for part in (problem.params or {}).get("parts", ())
        )

    @property
    def typed(self) -> Any:
        """What was typed, or the initial value, as the field shows it; empty text for nothing."""
        value = self.value()
        return "" if value is None else value

    @property
    def params(self) -> Params:
        """The options handed to the macro."""
        return self.field.params(self)

    @property
    def label_words(self) -> str:
        """The label, marked "(optional)" where an answer is never needed."""
        needed = self.field.required or self.field.sometimes_needed
        optional = not needed and getattr(self.form, "marks_optional", True)
        return f"{self.label} (optional)" if optional else str(self.label)

    def messages(self) -> Params:
        """Return the name, hint and error options every macro understands."""
        options: Params = {"name": self.html_name}
        if self.help_text:
            options["hint"] = {"text": self.help_text}
        if self.errors:
            options["errorMessage"] = {"text": ". ".join(str(error) for error in self.errors)}
        return options

    def as_label(self) -> Params:
        """Return the label option of a single input."""
        return self._heading("govuk-label")

    def as_fieldset(self) -> Params:
        """Return the fieldset option of a group of inputs."""
        return {"legend": self._heading("govuk-fieldset__legend")}

    def _heading(self, block: str) -> Params:
        if self.field.label_is_heading:
            return {"text": self.label_words, "classes": f"{block}--l", "isPageHeading": True}
        return {"text": self.label_words, "classes": f"{block}--s"}


class DrawnField(forms.Field):
    """A field with a label, a hint, and its own sentences for everything that can be wrong.

    `called` is the label as a noun phrase for those sentences ("the Panel reference number"),
    needed only where the label is a question or starts with a name. `sometimes_needed` is for a
    question that only some answers to others make necessary: its hint says which.
    """

    bound_field_class = Drawing
    template: ClassVar[str]
    verb: ClassVar[str] = "Enter"

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        called: str = "",
        label_is_heading: bool = False,
        sometimes_needed: bool = False,
        error_messages: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        self.label_is_heading = label_is_heading
        self.sometimes_needed = sometimes_needed
        self.called = called or wording.called(label)
        super().__init__(label=label, help_text=hint, template_name=self.template, **options)
        self.error_messages |= {"required": wording.required(self.verb, label, called)}
        self.error_messages |= self.sentences() | dict(error_messages or {})

    @classmethod
    def of(cls, form: forms.BaseForm, name: str) -> Self:
        """Return this form's own copy of the field, to set its limits or choices.

        :raises TypeError: if the form's field of that name is of another kind
        """
        field = form.fields[name]
        if not isinstance(field, cls):
            raise TypeError(f"{name} is not a {cls.__name__}.")
        return field

    @property
    def subject(self) -> str:
        """The field's name at the start of a sentence: "The date of birth"."""
        return wording.capitalised(self.called)

    @property
    def nothing(self) -> Any:
        """What an answer that was not asked for is cleaned to."""
        return None

    def sentences(self) -> dict[str, str]:
        """Return the sentence for each code of error besides "required"."""
        return {}

    def params(self, drawing: Drawing) -> Params:
        """Return the options of the macro that draws this field."""
        raise NotImplementedError

    def error_link(self, drawing: Drawing) -> str:
        """Return the id of the first input that needs correcting."""
        return drawing.element_id
