"""Addresses of the pages about keeping and destroying files."""

from __future__ import annotations

from django.urls import path

from heed.core import sealed
from heed.retention.views import file, policy

app_name = "retention"

CASE = "cases/<str:reference>/retention/"

urlpatterns = [
    path("retention/", policy.queue, name="queue"),
    path("retention/classes/", policy.classes, name="classes"),
    path("retention/classes/add/", policy.add_class, name="add_class"),
    path(
        f"retention/classes/<{sealed.number_of('retention-class')}:number>/",
        policy.change_class,
        name="change_class",
    ),
    path("retention/destroyed/", policy.destroyed, name="destroyed"),
    path("retention/destroyed/<str:destroyed>/", policy.tombstone, name="tombstone"),
    path(CASE, file.file, name="file"),
    path(f"{CASE}class/", file.choose_class, name="choose_class"),
    path(f"{CASE}hold/", file.place_hold, name="place_hold"),
    path(f"{CASE}hold/<{sealed.number_of('hold')}:number>/lift/", file.lift_hold, name="lift_hold"),
    path(f"{CASE}decide/", file.decide, name="decide"),
    path(f"{CASE}proposal/end/", file.end_proposal, name="end_proposal"),
    path(f"{CASE}destroy/", file.destroy, name="destroy"),
]
