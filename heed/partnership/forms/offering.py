"""Which rows does a drop-down offer?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from heed.govuk import fields
from heed.govuk.forms import Form


def offer(form: Form, name: str, rows: Iterable[Any]) -> dict[str, Any]:
    """Put rows into a drop-down, and return them by what the drop-down sends back."""
    by_value = {str(row.pk): row for row in rows}
    field = cast(fields.SelectField, form.fields[name])
    field.choices = [("", field.prompt), *((value, str(row)) for value, row in by_value.items())]
    return by_value
