"""A template that names something which is not there is told so."""

from __future__ import annotations

from types import SimpleNamespace

import jinja2
import pytest

from heed.govuk.tests.markup import draw


@pytest.mark.parametrize(
    "source",
    [
        "{{ incident }}",
        "{% if incident %}{% endif %}",
        "{% for one in incident %}{% endfor %}",
        "{{ incident | length }}",
        "{{ incident == 1 }}",
        "{{ thing.notify_by }}",
        "{% if thing.notify_by %}{% endif %}",
        "{{ nothing.notify_by }}",
    ],
)
def test_a_missing_name_or_attribute_is_an_error(source: str) -> None:
    with pytest.raises(jinja2.UndefinedError):
        draw(source, thing=SimpleNamespace(), nothing=None)


def test_an_option_a_macro_was_not_given_is_empty() -> None:
    source = (
        "{{ params.text }}{{ params.items | length if params.x }}{% if params.y %}no{% endif %}"
    )

    assert draw(source, params={}) == ""


def test_a_missing_option_can_be_listed_counted_compared_and_kept() -> None:
    source = (
        "{% for one in params.x %}no{% endfor %}{{ params.x | length }}{{ params.x == params.y }}"
        "{{ params.x in {'a': 1} }}"
    )

    assert draw(source, params={}) == "0TrueFalse"


def test_an_absent_name_may_be_asked_about() -> None:
    assert draw("{{ incident is defined }} {{ incident | default('none') }}") == "False none"


def test_what_was_typed_is_escaped() -> None:
    assert draw("{{ typed }}", typed="<script>") == "&lt;script&gt;"


def test_templates_can_link_to_pages_and_files() -> None:
    source = "{{ url('govuk:gallery') }} {{ static('govuk/heed.css') }}"

    assert draw(source) == "/ /static/govuk/heed.css"


def test_templates_can_write_dates_and_numbers() -> None:
    assert (
        draw("{{ 3 | many(one='day', several='days') }}, {{ 3 | number_word }}") == "3 days, three"
    )
