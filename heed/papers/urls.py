"""Which pages does this room have?"""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from heed.papers import views

app_name = "papers"


class Day:
    """A day in an address: 2020-02-06. One that is in no calendar is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Read the day; a ValueError means that no page has this address."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Write the day."""
        return value.isoformat()


register_converter(Day, "day")

DRAFT = "draft/<slug:kind>/<day:meeting_on>/<day:starts_on>/<day:ends_on>/"

urlpatterns = [
    path("", views.list_papers, name="list"),
    path("prepare/", views.prepare, name="prepare"),
    path(DRAFT, views.preview, name="preview"),
    path(f"{DRAFT}release/", views.release, name="release"),
    path(f"{DRAFT}withhold/", views.withhold, name="withhold"),
    path(f"{DRAFT}publish/", views.publish, name="publish"),
    path(f"{DRAFT}figures/<slug:key>/", views.draft_figure, name="draft_figure"),
    path(f"{DRAFT}<slug:part>.<slug:ending>", views.draft_file, name="draft_file"),
    path("<str:reference>/", views.published, name="published"),
    path("<str:reference>/figures/<slug:key>/", views.figure, name="figure"),
    path("<str:reference>/<slug:part>.<slug:ending>", views.file, name="file"),
]
