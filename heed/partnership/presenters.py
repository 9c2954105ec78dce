"""A partnership as words, rows and a picture, for pages and papers."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from heed.access import checks
from heed.access.permissions import SEES_EVERY_FILE, TABLE, Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.core.periods import long_date
from heed.documents import tree
from heed.govuk.components import Badge, Column, Link, Table
from heed.govuk.words import many
from heed.partnership import queries, structure
from heed.partnership.arrangements import Arrangements
from heed.partnership.models import Agency, Appointment, ArrangementsVersion, Group

PAGES = (
    ("Arrangements", "partnership:partnership"),
    ("People", "partnership:people"),
    ("All versions", "partnership:versions"),
    ("Who may do what", "partnership:roles"),
)
YES_NO = {True: "Yes", False: "No"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StructurePicture:
    """The structure on a day: a picture for pages and papers, and the same facts as a table."""

    picture: tree.Picture
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def table(self) -> Table:
        """Return the facts as the table a page draws."""
        return Table(
            caption="The same facts as a table",
            caption_hidden=True,
            columns=tuple(Column(text=text) for text in self.header),
            rows=self.rows,
        )


def picture(partnership_id: int, *, on: date) -> StructurePicture:
    """Return the structure of the partnership on a day, for a page or for a paper."""
    shape = queries.structure(partnership_id, on=on)
    return StructurePicture(
        picture=tree.Picture(
            svg=structure.draw(shape),
            caption=f"The structure of the partnership on {long_date(on)}",
            alternative=structure.in_words(shape) or "No partners and no groups are recorded.",
        ),
        header=structure.HEADINGS,
        rows=structure.rows(shape),
    )


def tabs(current: str) -> tuple[Link, ...]:
    """Return the pages about the partnership; `current` is the name of the one being shown."""
    return tuple(
        Link(text=text, href=reverse(page), current=page == current) for text, page in PAGES
    )


def may_arrange(viewer: Viewer) -> bool:
    """Say whether to offer this person the ways to change the partnership."""
    return checks.may(viewer, Permission.PARTNERSHIP_ARRANGE)


def arrangements_facts(arrangements: Arrangements) -> list[dict[str, Any]]:
    """Return a version as the rows of a summary list; what was left empty is left out."""
    facts = [
        ("Title", arrangements.title),
        ("Apply from", long_date(arrangements.starts_on)),
        ("Published on", _day(arrangements.published_on)),
        ("Area moved from its LSCB on", _day(arrangements.implemented_on)),
        ("Who recommends", "The practice review group"),
        ("Who decides", _capital(arrangements.decides.label)),
        ("The approach", arrangements.approach),
        ("Communicating decisions", arrangements.communicating_decisions),
        ("Local target for a rapid review", _target(arrangements.rapid_review_target_days)),
        (
            "Day one of the rapid review",
            "The day of the notification"
            if arrangements.rapid_review_day_one_is_notification_day
            else "The day after the notification",
        ),
        (
            "What is learned after 5pm counts",
            "From the next day" if arrangements.after_hours_rolls else "From the same day",
        ),
        ("The executive meets", _capital(arrangements.executive_meets)),
        ("Reviews are a standing item", YES_NO[arrangements.reviews_are_a_standing_item]),
        (
            "Told between meetings of cases of national importance",
            YES_NO[arrangements.national_importance_told_between_meetings],
        ),
        (
            "The reporting year starts in",
            calendar.month_name[arrangements.reporting_year_starts_month],
        ),
    ]
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts if value]


def agencies_table(agencies: Iterable[Agency]) -> Table:
    """Return the agencies with their part and their contact."""
    return Table(
        caption="Agencies",
        caption_hidden=True,
        columns=(Column(text="Agency"), Column(text="Part"), Column(text="Contact")),
        rows=tuple(
            (
                agency.name,
                Badge(text="Statutory partner")
                if agency.is_statutory_partner
                else "Relevant agency",
                ", ".join(filter(None, [agency.contact_name, agency.contact_email]))
                or "None given",
            )
            for agency in agencies
        ),
    )


def groups_list(groups: Iterable[Group]) -> list[dict[str, Any]]:
    """Return the groups with what each is for, as the rows of a summary list."""
    return [
        {
            "key": {"text": group.name},
            "value": {"text": group.purpose or group.get_kind_display()},
        }
        for group in groups
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


def versions_table(versions: Iterable[ArrangementsVersion]) -> Table:
    """Return every version of the arrangements, newest first, each with its page."""
    return Table(
        caption="Versions of the arrangements",
        caption_hidden=True,
        columns=tuple(
            Column(text=text)
            for text in ("Apply from", "Title", "Who decides", "Published here by")
        ),
        rows=tuple(
            (
                Link(
                    text=long_date(version.starts_on),
                    href=reverse("partnership:version", args=[version.starts_on.isoformat()]),
                ),
                version.arrangements.title,
                _capital(version.arrangements.decides.label),
                version.published_by,
            )
            for version in versions
        ),
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


def _target(days: int | None) -> str:
    words = many(days, one="working day", several="working days") if days else ""
    return words or "None: the national number applies"


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
