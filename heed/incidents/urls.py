"""Which page of an incident is at which address?"""

from __future__ import annotations

from django.urls import path

from heed.incidents.views import cases, report, steps

app_name = "incidents"

urlpatterns = [
    path("report/", report.start, name="report"),
    path("report/<str:draft>/check/", report.check, name="report_check"),
    path("report/<str:draft>/discard/", report.discard, name="report_discard"),
    path(
        "report/<str:draft>/child-<int:number>/remove/",
        report.remove_child,
        name="report_remove_child",
    ),
    path("report/<str:draft>/<slug:page>/", report.page, name="report_page"),
    path("<str:reference>/incident/", cases.detail, name="incident"),
    path("<str:reference>/duties/", cases.duties, name="duties"),
    path("<str:reference>/national-form/", cases.form_fields, name="form_fields"),
    path("<str:reference>/national-form/text/", cases.form_fields_text, name="form_fields_text"),
    path("<str:reference>/judge/", steps.judge, name="judge"),
    path("<str:reference>/view/", steps.give_view, name="give_view"),
    path("<str:reference>/decide/", steps.decide, name="decide"),
    path("<str:reference>/notify/", steps.notify, name="notify"),
]
