"""Which pages does this room have?"""

from __future__ import annotations

from django.urls import path

from heed.chronologies.views import combined, plans, returns
from heed.core import sealed

app_name = "chronologies"

CASE = "<str:reference>/chronology/"
ASKED = f"{CASE}agencies/<{sealed.number_of('agency-asked')}:number>/"

urlpatterns = [
    path(CASE, combined.chronology, name="chronology"),
    path(f"{CASE}plan/", plans.plan, name="plan"),
    path(f"{CASE}agencies/", plans.agencies, name="agencies"),
    path(f"{CASE}agencies/ask/", plans.ask, name="ask"),
    path(ASKED, returns.asked, name="asked"),
    path(f"{ASKED}day/", plans.move_due_day, name="move_due_day"),
]
