"""Which pages does this room have?"""

from __future__ import annotations

from django.urls import path

from heed.attachments import views

app_name = "attachments"

ONE = "<str:reference>/documents/<str:document>/"

urlpatterns = [
    path("<str:reference>/documents/", views.documents, name="documents"),
    path("<str:reference>/documents/add/", views.add, name="add"),
    path(ONE, views.document, name="document"),
    path(f"{ONE}replace/", views.replace, name="replace"),
    path(f"{ONE}describe/", views.describe, name="describe"),
    path(f"{ONE}withdraw/", views.withdraw, name="withdraw"),
    path(f"{ONE}copy/<int:number>/", views.download, name="download"),
]
