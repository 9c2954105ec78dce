"""Addresses of the desk, the list of cases, the overview of one, and the trail."""

from __future__ import annotations

from django.urls import path

from heed.desk import views

app_name = "desk"
urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("trail/", views.trail, name="trail"),
    path("cases/", views.cases, name="cases"),
    path("cases/<str:reference>/", views.case, name="case"),
    path("cases/<str:reference>/trail/", views.case_trail, name="case_trail"),
]
