"""How is what somebody typed said back to them, in the words of the page?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, cast

from heed.govuk.fields.choices import ChosenField
from heed.govuk.forms import Form
from heed.govuk.words import long_date, moment


def answered(form: Form) -> list[tuple[str, str]]:
    """Return the questions of a checked form that have an answer, each with it."""
    return [
        (str(form[name].label), said)
        for name in asked(form)
        if (said := words(form, name)) and not form[name].is_hidden
    ]


def asked(form: Form) -> list[str]:
    """Return the names of the questions of a checked form, but those not revealed or not typed."""
    revealed = {
        name
        for field in form.fields.values()
        if isinstance(field, ChosenField)
        for names in field.reveals.values()
        for name in names
    }
    return [
        name
        for name in form.fields
        if not form[name].is_hidden and (name not in revealed or form.cleaned_data.get(name))
    ]


def words(form: Form, name: str) -> str:
    """Return the answer to one question in the words of the page; nothing where it is wrong."""
    answer = form.cleaned_data.get(name)
    field = form.fields[name]
    if answer is None or answer == "" or answer == []:
        return ""
    labels = _labels(field) if isinstance(field, ChosenField) else {}
    if isinstance(answer, list):
        return ", ".join(_said(one, labels) for one in answer)
    return _said(answer, labels)


def _labels(field: ChosenField) -> dict[str, Any]:
    # The kit types choices as broadly as Django does; every field here holds pairs.
    return dict(cast(Iterable[tuple[str, Any]], field.choices))


def _said(answer: Any, labels: Mapping[Any, Any]) -> str:
    if isinstance(answer, bool):
        return "Yes" if answer else "No"
    if isinstance(answer, datetime):
        return moment(answer)
    if isinstance(answer, date):
        return long_date(answer)
    value = answer.value if isinstance(answer, Enum) else answer
    return str(labels.get(value, answer))
