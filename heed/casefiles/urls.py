"""Which page of a case file is at which address?"""

from __future__ import annotations

from django.urls import path

from heed.casefiles.views import access, conflicts, emergencies, register
from heed.core import sealed

app_name = "casefiles"

urlpatterns = [
    path("conflicts/", register.register, name="register"),
    path("conflicts/teams/", register.teams, name="teams"),
    path(
        f"conflicts/teams/<{sealed.number_of('team')}:number>/add/",
        register.add_to_team,
        name="add_to_team",
    ),
    path(
        f"conflicts/people/<{sealed.number_of('membership')}:number>/end/",
        register.end_membership,
        name="end_membership",
    ),
    path("conflicts/family/", register.family, name="family"),
    path(
        f"conflicts/family/<{sealed.number_of('family_tie')}:number>/take-back/",
        register.remove_family_tie,
        name="remove_family_tie",
    ),
    path("conflicts/my-family/", register.own_family, name="own_family"),
    path("conflicts/step-aside/", conflicts.step_aside_from, name="step_aside_from"),
    path("emergency/", emergencies.break_glass, name="break_glass"),
    path(
        f"emergency/<{sealed.number_of('emergency')}:number>/",
        emergencies.emergency,
        name="emergency",
    ),
    path("emergencies/", emergencies.emergencies, name="emergencies"),
    path(
        f"emergencies/<{sealed.number_of('emergency')}:number>/",
        emergencies.follow_up,
        name="follow_up",
    ),
    path("<str:reference>/access/", access.access, name="access"),
    path("<str:reference>/access/open/", access.open_to, name="open_to"),
    path(
        f"<str:reference>/access/<{sealed.number_of('grant')}:number>/end/",
        access.end_grant,
        name="end_grant",
    ),
    path(
        f"<str:reference>/access/<{sealed.number_of('grant')}:number>/extend/",
        access.extend_grant,
        name="extend_grant",
    ),
    path("<str:reference>/access/keep-out/", conflicts.keep_out, name="keep_out"),
    path("<str:reference>/access/named/", conflicts.name_person, name="name_person"),
    path(
        f"<str:reference>/access/named/<{sealed.number_of('named_person')}:number>/take-back/",
        conflicts.withdraw_name,
        name="withdraw_name",
    ),
    path("<str:reference>/step-aside/", conflicts.step_aside, name="step_aside"),
]
