"""The same database with nothing around it: a bare view that makes the same queries."""

from __future__ import annotations

from bench.settings import *  # noqa: F403  (settings are a flat list of names)

MIDDLEWARE = []
ROOT_URLCONF = "bench.bare"
INSTALLED_APPS = []
