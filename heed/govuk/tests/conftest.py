"""The kit alone: its own templates and gallery, without the rooms above it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import override_settings


@pytest.fixture(autouse=True, scope="package")
def _only_the_kit() -> Iterator[None]:
    with override_settings(
        ROOT_URLCONF="heed.govuk.tests.urls",
        MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.jinja2.Jinja2",
                "APP_DIRS": True,
                "OPTIONS": {"environment": "heed.govuk.environment.environment"},
            }
        ],
    ):
        yield
