"""The kit alone: its own templates and gallery, without the rooms above it."""

from __future__ import annotations

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _only_the_kit(settings: Settings) -> None:
    settings.ROOT_URLCONF = "heed.govuk.tests.urls"
    settings.MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "APP_DIRS": True,
            "OPTIONS": {"environment": "heed.govuk.environment.environment"},
        }
    ]
