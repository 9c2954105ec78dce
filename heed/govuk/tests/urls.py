"""Where the gallery is while the kit is tested alone."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("heed.govuk.urls"))]
