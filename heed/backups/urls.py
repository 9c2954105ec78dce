"""Addresses of the page about backups."""

from __future__ import annotations

from django.urls import path

from heed.backups import views

app_name = "backups"
urlpatterns = [path("", views.standing, name="standing")]
