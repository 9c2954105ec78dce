"""Which answers are typed as words or numbers, and what is accepted?"""

import re
from typing import Any, Unpack

from django import forms
from django.core.exceptions import ValidationError

from heed.govuk.fields.drawing import Drawing, DrawnField, FieldOptions, Params

# RFC 3696, as corrected: 64 characters, "@", 255 characters.
LONGEST_EMAIL_ADDRESS = 320


class TextField(DrawnField, forms.CharField):
    """One line of text. `width` is the number of characters it is drawn for (2 to 30)."""

    template = "govuk/fields/input.html"
    input_options: Params = {}

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        called: str = "",
        label_is_heading: bool = False,
        max_length: int | None = None,
        width: int | None = None,
        autocomplete: str = "",
        spellcheck: bool | None = None,
        **options: Unpack[FieldOptions],
    ) -> None:
        self.width = width
        self.autocomplete = autocomplete
        self.spellcheck = spellcheck
        super().__init__(
            label=label,
            hint=hint,
            called=called,
            label_is_heading=label_is_heading,
            max_length=max_length,
            **options,
        )

    @property
    def nothing(self) -> Any:
        return self.empty_value

    def sentences(self) -> dict[str, str]:
        # Django treats this sentence as a %-format.
        subject = self.subject.replace("%", "%%")
        return {
            "max_length": f"{subject} must be {self.max_length or 0:,} characters or fewer",
            "null_characters_not_allowed": f"{self.subject} has a character that cannot be kept:"
            " delete it and type it again",
        }

    def params(self, drawing: Drawing) -> Params:
        options = self.input_options | {
            "id": drawing.element_id,
            "value": str(drawing.typed),
            "label": drawing.as_label(),
            "disabled": self.disabled,
        }
        if self.autocomplete:
            options["autocomplete"] = self.autocomplete
        if self.width:
            options["classes"] = f"govuk-input--width-{self.width}"
        if self.spellcheck is not None:
            options["spellcheck"] = self.spellcheck
        return options | drawing.messages()


class EmailField(TextField, forms.EmailField):
    """An email address."""

    input_options: Params = {"type": "email", "spellcheck": False}

    def __init__(self, *, autocomplete: str = "email", **options: Any) -> None:
        options.setdefault("max_length", LONGEST_EMAIL_ADDRESS)
        super().__init__(autocomplete=autocomplete, **options)

    def sentences(self) -> dict[str, str]:
        return super().sentences() | {
            "invalid": "Enter an email address in the correct format, like name@example.org.uk"
        }


class PasswordField(TextField):
    """A password, never sent back to the page. Spaces at either end are part of it."""

    template = "govuk/fields/password.html"

    def __init__(self, *, autocomplete: str = "current-password", **options: Any) -> None:
        super().__init__(autocomplete=autocomplete, **options)
        self.strip = False

    def params(self, drawing: Drawing) -> Params:
        return super().params(drawing) | {"value": ""}


class TextAreaField(TextField):
    """Several lines of text; a line break counts as one character, as the page counts it."""

    template = "govuk/fields/textarea.html"

    def __init__(self, *, rows: int = 5, **options: Any) -> None:
        self.rows = rows
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def params(self, drawing: Drawing) -> Params:
        options = super().params(drawing) | {"rows": self.rows}
        if self.max_length:
            options["maxlength"] = self.max_length
            options["textareaDescriptionText"] = (
                f"You can enter up to {self.max_length:,} characters"
            )
        return options


class IntegerField(TextField):
    """A whole number; "1,250" and "1 250" are understood."""

    input_options: Params = {"inputmode": "numeric", "spellcheck": False}

    def __init__(
        self, *, min_value: int | None = None, max_value: int | None = None, **options: Any
    ) -> None:
        self.min_value = min_value
        self.max_value = max_value
        super().__init__(**options)

    @property
    def nothing(self) -> None:
        return None

    def sentences(self) -> dict[str, str]:
        return super().sentences() | {
            "invalid": f"{self.subject} must be a whole number, like 4",
            "out_of_range": f"{self.subject} must be {self._range()}",
        }

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed("" if initial is None else str(initial), data)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        return self._number(text) if text else None

    def _number(self, text: str) -> int:
        digits = re.sub(r"(?<=\d)[, ](?=\d{3}\b)", "", text)
        # Nobody counts past 18 digits, and databases cannot.
        if not re.fullmatch(r"-?[0-9]{1,18}", digits):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        number = int(digits)
        too_small = self.min_value is not None and number < self.min_value
        if too_small or (self.max_value is not None and number > self.max_value):
            raise ValidationError(self.error_messages["out_of_range"], code="out_of_range")
        return number

    def _range(self) -> str:
        if self.max_value is None:
            return f"{self.min_value} or more"
        if self.min_value is None:
            return f"{self.max_value} or less"
        return f"between {self.min_value} and {self.max_value}"


class HiddenField(DrawnField, forms.CharField):
    """A value the page carries and nobody types; `form_page.html` draws it by itself."""

    template = "govuk/fields/hidden.html"
    widget = forms.HiddenInput

    def __init__(self, *, label: str = "Hidden value", **options: Unpack[FieldOptions]) -> None:
        super().__init__(label=label, **options)

    def sentences(self) -> dict[str, str]:
        return {
            "required": "Part of this page did not arrive: open it again and repeat your change"
        }

    def params(self, drawing: Drawing) -> Params:
        return {
            "id": drawing.element_id,
            "name": drawing.html_name,
            "value": str(drawing.typed),
        }


class SeenField(HiddenField):
    """What the page showed when it was drawn, for an action to compare; None if it did not come."""

    def __init__(self) -> None:
        super().__init__(label="What this page showed", required=False)

    def clean(self, value: Any) -> str | None:
        return None if value is None else str(super().clean(value))
