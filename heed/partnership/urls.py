"""Which pages does this room have?"""

from __future__ import annotations

from django.urls import URLPattern

app_name = "partnership"

urlpatterns: list[URLPattern] = []
