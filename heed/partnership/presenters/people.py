"""People and their posts, as rows and cards for a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from heed.access import checks, delegation
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.core.periods import long_date
from heed.govuk.components import Badge, Chosen, Column, Link, Table
from heed.govuk.components import pages as pagination
from heed.govuk.words import moment
from heed.partnership.models import Agency, Appointment, Invitation
from heed.partnership.people import Sought, When
from heed.partnership.places import Place

# What only those who keep people see of them.
KEPT = ("Last signed in", "Second factor")
YES_NO = {True: "Yes", False: "No"}


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


def keeps(viewer: Viewer, post: Appointment) -> bool:
    """Say whether the post is among those this person keeps."""
    if not checks.may(viewer, Permission.PEOPLE_APPOINT):
        return False
    return not delegation.only_in_own_agency(viewer) or post.agency_id == viewer.agency_id


def people_table(
    posts: Iterable[Appointment], *, viewer: Viewer, protected: Collection[int]
) -> Table:
    """Return who holds which post, with their page and more for those who keep them.

    `protected` are the ids of the people who have set up a second factor.
    """
    may = checks.may(viewer, Permission.PEOPLE_APPOINT)
    columns = ["Name", "Post", "For", "What they may do", "Days"]
    return Table(
        caption="People in posts",
        stacks=True,
        caption_hidden=True,
        columns=tuple(Column(text=text) for text in [*columns, *(KEPT if may else ())]),
        rows=tuple(
            (*_row(post, viewer=viewer), *(_kept_cells(post, viewer, protected) if may else ()))
            for post in posts
        ),
    )


def chosen(sought: Sought, agencies: Mapping[str, Agency]) -> list[Chosen]:
    """Return the filters in force, each with the address of the list without it."""
    agency = agencies.get(str(sought.agency_id))
    words = {
        "name": ("Name or post", sought.name),
        "agency": ("Agency", agency.name if agency else ""),
        "role": ("Role", sought.role.label if sought.role else ""),
        "when": ("When", sought.when.label if sought.when is not When.NOW else ""),
    }
    return [
        Chosen(category=category, text=text, remove_href=_without(sought, name))
        for name, (category, text) in words.items()
        if text
    ]


def pages(sought: Sought, number: int, last: int) -> dict[str, object] | None:
    """Return the links to the other pages, or None where there is only one."""
    return pagination(number, last=last, kept=_kept(sought)) if last > 1 else None


def person_facts(person: User, *, is_protected: bool) -> list[dict[str, Any]]:
    """Return what is known about an account as the rows of a summary list."""
    facts = (
        ("Email address", person.email),
        ("Last signed in", last_signed_in(person)),
        ("Second factor", YES_NO[is_protected]),
    )
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts]


def posts_now(posts: Iterable[Appointment], *, viewer: Viewer) -> list[dict[str, Any]]:
    """Return one card for each post somebody holds or will hold, with what may be done to it."""
    return [
        {
            "card": {
                "title": {"text": post.title, "headingLevel": 3},
                "actions": {"items": _ways(post, viewer=viewer)},
            },
            "rows": _facts(post),
        }
        for post in posts
    ]


def earlier_posts(posts: Iterable[Appointment]) -> Table:
    """Return the posts somebody held before, with who gave and who ended each."""
    return Table(
        caption="Posts that have ended",
        stacks=True,
        caption_hidden=True,
        columns=tuple(
            Column(text=text) for text in ("Post", "For", "Role", "Days", "Given by", "Ended by")
        ),
        rows=tuple(
            (
                post.title,
                placed(post),
                post.get_role_display() or "None",
                _days(post),
                post.made_by_name or "Not recorded",
                post.ended_by_name or "Its last day",
            )
            for post in posts
        ),
    )


def placed(post: Appointment | Invitation) -> str:
    """Return the agency and the group of a post in words."""
    return ", ".join(str(where) for where in (post.agency, post.group) if where) or "No agency"


def _row(post: Appointment, *, viewer: Viewer) -> tuple[str | Link | Badge, ...]:
    return (
        _name(post, viewer=viewer),
        post.title,
        placed(post),
        post.get_role_display() or "Does not sign in",
        _days(post),
    )


def _kept_cells(post: Appointment, viewer: Viewer, protected: Collection[int]) -> tuple[str, str]:
    if not keeps(viewer, post) or post.user is None:
        return "", ""
    return last_signed_in(post.user), YES_NO[post.user.pk in protected]


def last_signed_in(user: User) -> str:
    """Return when somebody was last here, in words."""
    return moment(user.last_login) if user.last_login else "Never"


def _name(post: Appointment, *, viewer: Viewer) -> str | Link:
    if not keeps(viewer, post):
        return post.holder_name
    if post.user_id:
        href = reverse("partnership:person", args=[post.user_id])
    elif post.ends_on is None:
        href = reverse("partnership:end_appointment", args=[post.pk])
    else:
        return post.holder_name
    return Link(text=post.holder_name, href=href)


def _ways(post: Appointment, *, viewer: Viewer) -> list[dict[str, str]]:
    if not delegation.may_take_away(viewer, post.post):
        return []
    return [
        {
            "href": reverse(f"partnership:{page}", args=[post.pk]),
            "text": text,  # the title of the card is said with it
        }
        for page, text in (("change_post", "Change"), ("end_appointment", "End"))
    ]


def _facts(post: Appointment) -> list[dict[str, Any]]:
    facts = (
        ("For", placed(post)),
        ("What they may do", post.get_role_display() or "Nothing: it carries no rights"),
        ("Days", _days(post)),
        ("Given by", post.made_by_name),
    )
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts if value]


def _days(post: Appointment) -> str:
    since = f"Since {long_date(post.starts_on)}"
    return f"{since}, until {long_date(post.ends_on)}" if post.ends_on else since


def _kept(sought: Sought) -> tuple[tuple[str, str], ...]:
    words = (
        ("name", sought.name),
        ("agency", str(sought.agency_id or "")),
        ("role", sought.role.value if sought.role else ""),
        ("when", sought.when.value if sought.when is not When.NOW else ""),
    )
    return tuple((name, value) for name, value in words if value)


def _without(sought: Sought, name: str) -> str:
    return "?" + urlencode([(key, value) for key, value in _kept(sought) if key != name])
