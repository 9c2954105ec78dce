"""Does Heed keep what it promises? Harnesses with figures, one module each; README.md says how."""

from __future__ import annotations

import os

import django
from django.apps import apps

# `python -m tests.trust.<name>` has nobody else to set Django up before a harness imports models.
if not apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
