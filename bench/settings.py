"""The product's settings for measuring: its own pages, on plain HTTP, without a log-in page."""

from __future__ import annotations

import os

os.environ.setdefault("HEED_SECRET_KEY", "only-for-measuring")
os.environ.setdefault("HEED_DEMONSTRATION", "1")

from heed.config.settings import *  # noqa: F403  (settings are a flat list of names)

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
