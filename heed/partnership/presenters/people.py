"""People, posts and what they may do, as rows for a page."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from heed.access.permissions import TABLE, Permission
from heed.access.role_table import SEES_EVERY_FILE
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.core.periods import long_date
from heed.govuk.components import Badge, Column, Link, Table
from heed.partnership.models import Appointment
from heed.partnership.places import Place
from heed.partnership.presenters.frame import may_arrange


def places_as_choices(places: Iterable[Place]) -> list[tuple[str, str, str]]:
    """Return each place with its code, its name and what the person is there."""
    return [
        (
            place.code,
            place.name,
            f"{', '.join(place.titles)}, in {place.posts[0].partnership}",
        )
        for place in places
    ]


def people_table(appointments: Iterable[Appointment], *, viewer: Viewer) -> Table:
    """Return who holds which post, with a way to end each for those who may."""
    may = may_arrange(viewer)
    columns = ["Name", "Post", "Agency", "Group", "What they may do", "Since"]
    return Table(
        caption="People in posts",
        caption_hidden=True,
        columns=tuple(Column(text=text) for text in columns + ["Change"] * may),
        rows=tuple(_person(post, may=may) for post in appointments),
    )


def roles() -> list[tuple[Role, list[str]]]:
    """Return each role with what it may do, in words."""
    return [
        (
            role,
            ["Open every case file of the partnership"] * (role in SEES_EVERY_FILE)
            + [permission.value for permission in Permission if role in TABLE[permission]],
        )
        for role in Role
    ]


def permissions_table() -> Table:
    """Return each permission with the roles that carry it."""
    return Table(
        caption="Each thing, and who may do it",
        columns=(Column(text="What"), Column(text="Who")),
        rows=tuple(
            (permission.value, ", ".join(role.label for role in Role if role in TABLE[permission]))
            for permission in Permission
        ),
    )


def _person(post: Appointment, *, may: bool) -> tuple[str | Link | Badge, ...]:
    cells: tuple[str | Link | Badge, ...] = (
        post.holder_name,
        post.title,
        str(post.agency or "None"),
        str(post.group or "None"),
        post.get_role_display() or "Does not sign in",
        long_date(post.starts_on),
    )
    if not may:
        return cells
    if post.ends_on:
        return (*cells, f"Ends on {long_date(post.ends_on)}")
    end = reverse("partnership:end_appointment", args=[post.pk])
    return (*cells, Link(text=f"End the post of {post.holder_name}", href=end))
