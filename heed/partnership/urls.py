"""Addresses of the pages about the partnership."""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from heed.partnership import views


class FirstDay:
    """A day in an address, as 2024-12-15."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Read the day; what is no day is no address."""
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        """Write the day."""
        return str(value)


register_converter(FirstDay, "first_day")

app_name = "partnership"
urlpatterns = [
    path("", views.partnership, name="partnership"),
    path("people/", views.people, name="people"),
    path("people/appoint/", views.appoint, name="appoint"),
    path("people/<int:pk>/end/", views.end_appointment, name="end_appointment"),
    path("versions/", views.versions, name="versions"),
    path("versions/publish/", views.publish, name="publish"),
    path("versions/<first_day:starts_on>/", views.version, name="version"),
    path("agencies/add/", views.add_agency, name="add_agency"),
    path("groups/add/", views.add_group, name="add_group"),
    path("who-may-do-what/", views.roles, name="roles"),
    path("colour.css", views.colour, name="colour"),
]
