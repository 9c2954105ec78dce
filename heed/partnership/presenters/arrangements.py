"""What was agreed, as words, rows and a picture, for pages and papers."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from heed.core.periods import long_date
from heed.documents import tree
from heed.govuk.components import Badge, Column, Link, Table
from heed.govuk.words import many
from heed.partnership import queries, structure
from heed.partnership.arrangements import Arrangements
from heed.partnership.models import Agency, ArrangementsVersion, Group

# Each version has days of its own.
NOT_COMPARED = {"Apply from", "Published on", "Area moved from its LSCB on"}
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
            stacks=True,
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


def differences(new: Arrangements, before: Arrangements | None) -> Table | None:
    """Return what a new version changes, or None where there is nothing to compare it with."""
    if before is None:
        return None
    said, said_before = _said(new), _said(before)
    questions = [one for one in dict.fromkeys([*said_before, *said]) if one not in NOT_COMPARED]
    return Table(
        caption="What changes",
        stacks=True,
        columns=tuple(Column(text=text) for text in ("", "Until now", "From now on")),
        rows=tuple(
            (one, said_before.get(one, "Nothing"), said.get(one, "Nothing"))
            for one in questions
            if said.get(one) != said_before.get(one)
        ),
    )


def _said(arrangements: Arrangements) -> dict[str, str]:
    facts = arrangements_facts(arrangements)
    return {fact["key"]["text"]: fact["value"]["text"] for fact in facts}


def agencies_table(agencies: Iterable[Agency], *, may_change: bool) -> Table:
    """Return the agencies with their part and their contact, and perhaps the way to change it."""
    return Table(
        caption="Agencies",
        stacks=True,
        caption_hidden=True,
        columns=(Column(text="Agency"), Column(text="Part"), Column(text="Contact")),
        rows=tuple(
            (
                Link(text=agency.name, href=reverse("partnership:change_contact", args=[agency.pk]))
                if may_change
                else agency.name,
                _part(agency),
                ", ".join(filter(None, [agency.contact_name, agency.contact_email]))
                or "None given",
            )
            for agency in agencies
        ),
    )


def groups_list(groups: Iterable[Group], *, may_end: bool) -> list[dict[str, Any]]:
    """Return the groups with what each is for, and perhaps the way to end it, as summary rows."""
    return [
        {
            "key": {"text": group.name},
            "value": {"text": _purpose(group)},
            "actions": {"items": [_end_of(group)] if may_end else []},
        }
        for group in groups
    ]


def end_of_agency(agency: Agency) -> list[str]:
    """Return what it means that an agency ends."""
    meaning = ["Nobody can be given a post for it, and no case can be opened to it."]
    if agency.is_statutory_partner:
        meaning.append("It is no safeguarding partner any more: no position of its is waited for.")
    return meaning


def end_of_group(group: Group, *, below: Iterable[Group]) -> list[str]:
    """Return what it means that a group ends; `below` are those that report to it."""
    meaning = ["Nobody can be given a seat in it, and no case can be opened to it."]
    if group.kind == Group.Kind.REVIEW:
        meaning.append("Rapid reviews need another group to recommend: add it first.")
    names = [one.name for one in below]
    if names:
        report = "reports" if len(names) == 1 else "report"
        meaning.append(f"{' and '.join(names)} {report} to nobody.")
    return meaning


def _part(agency: Agency) -> Badge | str:
    if agency.is_statutory_partner:
        return Badge(text=f"Statutory partner{_until(agency)}")
    return f"Relevant agency{_until(agency)}"


def _until(agency: Agency) -> str:
    return f", until {long_date(agency.ends_on)}" if agency.ends_on else ""


def _purpose(group: Group) -> str:
    words = group.purpose or group.get_kind_display()
    if group.ends_on is None:
        return words
    return f"{words.rstrip('.')}. Its last day is {long_date(group.ends_on)}."


def _end_of(group: Group) -> dict[str, str]:
    return {
        "href": reverse("partnership:end_group", args=[group.pk]),
        "text": "End",
        "visuallyHiddenText": group.name,
    }


def versions_table(versions: Iterable[ArrangementsVersion]) -> Table:
    """Return every version of the arrangements, newest first, each with its page."""
    return Table(
        caption="Versions of the arrangements",
        stacks=True,
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


def _target(days: int | None) -> str:
    words = many(days, one="working day", several="working days") if days else ""
    return words or "None: the national number applies"


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
