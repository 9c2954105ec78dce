"""Which page of a case file is at which address?"""

from __future__ import annotations

from django.urls import path

from heed.casefiles import views
from heed.core import sealed

app_name = "casefiles"

urlpatterns = [
    path("<str:reference>/access/", views.access, name="access"),
    path("<str:reference>/access/open/", views.open_to, name="open_to"),
    path(
        f"<str:reference>/access/<{sealed.NUMBER}:number>/end/", views.end_grant, name="end_grant"
    ),
    path("<str:reference>/access/keep-out/", views.keep_out, name="keep_out"),
]
