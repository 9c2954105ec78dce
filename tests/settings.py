"""The settings of the product, with what only tests need: no HTTPS, quick passwords."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("HEED_SECRET_KEY", "only-for-tests")
os.environ.setdefault("HEED_DEMONSTRATION", "1")
os.environ.setdefault("HEED_VAR", str(Path(__file__).resolve().parent.parent / "var" / "tests"))

from heed.config.settings import *  # noqa: F403  (settings are a flat list of names)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
