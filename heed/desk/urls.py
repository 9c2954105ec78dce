"""Addresses of the desk, the list of cases, the overview of one, and the trail."""

from __future__ import annotations

from django.urls import path

from heed.core import sealed
from heed.desk.views import pages, signs, trail

PERSON = f"trail/people/<{sealed.number_of('person')}:user_id>/"

app_name = "desk"
urlpatterns = [
    path("desk/", pages.desk, name="desk"),
    path("trail/", trail.trail, name="trail"),
    path("trail/download/", trail.trail_download, name="trail_download"),
    path("trail/mine/", trail.own_trail, name="own_trail"),
    path("trail/signs/", signs.signs, name="signs"),
    path(f"trail/signs/<{sealed.number_of('sign')}:number>/", signs.sign, name="sign"),
    path("trail/seal/", trail.seal, name="seal"),
    path(PERSON, trail.person_trail, name="person_trail"),
    path(f"{PERSON}download/", trail.person_download, name="person_download"),
    path("cases/", pages.cases, name="cases"),
    path("cases/<str:reference>/", pages.case, name="case"),
    path("cases/<str:reference>/trail/", trail.case_trail, name="case_trail"),
    path("cases/<str:reference>/trail/entries/", trail.case_entries, name="case_entries"),
    path("cases/<str:reference>/trail/download/", trail.case_download, name="case_download"),
]
