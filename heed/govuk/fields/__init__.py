"""Which questions can a form ask? Every field draws itself: `{{ form.name.as_field_group() }}`."""

from heed.govuk.fields.choices import CheckboxesField, RadiosField, SelectField, YesNoField
from heed.govuk.fields.dates import DateField, DateTimeField, TimeField
from heed.govuk.fields.files import FileField
from heed.govuk.fields.text import (
    EmailField,
    HiddenField,
    IntegerField,
    PasswordField,
    SeenField,
    TextAreaField,
    TextField,
)

__all__ = [
    "CheckboxesField",
    "DateField",
    "DateTimeField",
    "EmailField",
    "FileField",
    "HiddenField",
    "IntegerField",
    "PasswordField",
    "RadiosField",
    "SeenField",
    "SelectField",
    "TextAreaField",
    "TextField",
    "TimeField",
    "YesNoField",
]
