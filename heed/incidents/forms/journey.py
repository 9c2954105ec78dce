"""In which order does a report ask its questions, and what has been answered so far?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.datastructures import MultiValueDict

from heed.children.actions import ChildAsReported
from heed.incidents.actions import IncidentAsReported
from heed.incidents.forms import child, report
from heed.incidents.forms.report import Background, Page
from heed.incidents.models import Incident, Judgement
from heed.statute.notification_form import P1

Answers = dict[str, dict[str, list[str]]]

FIRST: dict[str, type[Page]] = {
    "outcome": report.OutcomePage,
    "place": report.PlacePage,
    "when": report.WhenPage,
    "account": report.AccountPage,
    "concern": report.ConcernPage,
    "aware": report.AwarePage,
}
OF_A_CHILD: dict[str, type[Page]] = {
    "": child.WhoPage,
    "-about": child.AboutPage,
    "-care": child.CarePage,
}
LAST: dict[str, type[Page]] = {
    "household": report.HouseholdPage,
    "agencies": report.AgenciesPage,
    "processes": report.ProcessesPage,
}
CHILDREN = "children"  # the list of children, where another can be added
CHECK = "check"  # the answers, before they are sent


class NoSuchPage(LookupError):
    """The report has no page of that name."""


@dataclass(frozen=True, slots=True)
class Journey:
    """A report somebody has begun: what they typed, page by page, exactly as they typed it."""

    answers: Answers
    background: Background

    @property
    def children(self) -> int:
        """Return how many children have been begun; a report is about at least one."""
        begun = 1
        while f"child-{begun + 1}" in self.answers:
            begun += 1
        return begun

    @property
    def may_add_child(self) -> bool:
        """Say whether the national form has room for another child (P1)."""
        room = P1.value_on(self.background.on).children_with_details or 1
        return self.children < room

    def pages(self) -> dict[str, type[Page]]:
        """Return every page that is asked, in order, without the list of children."""
        of_children = {
            f"child-{number}{part}": kind
            for number in range(1, self.children + 1)
            for part, kind in OF_A_CHILD.items()
        }
        return {**FIRST, **of_children, **LAST}

    def parts(self) -> dict[str, list[str]]:
        """Return the pages under the headings by which the answers are checked."""
        of_children = {
            f"Child {number}: {name or 'name not given'}": [
                f"child-{number}{part}" for part in OF_A_CHILD
            ]
            for number, name in enumerate(self.names(), start=1)
        }
        return {
            "The incident": ["outcome", "place", "when", "account"],
            "Abuse or neglect": ["concern", "aware"],
            **of_children,
            "Family, agencies and other processes": list(LAST),
        }

    def typed(self, name: str, data: MultiValueDict[str, str]) -> Answers:
        """Return all answers with what was just typed on a page, right or wrong, and no more.

        :raises NoSuchPage: if the report asks no such thing
        """
        asked = self._kind(name)(background=self._background(name)).fields
        # A date comes as several inputs: born_on-day, born_on-month, born_on-year.
        kept = {key: data.getlist(key) for key in data if key.partition("-")[0] in asked}
        return {**self.answers, name: kept}

    def page(self, name: str) -> Page:
        """Return a page to be shown: with what was typed before, and no complaints yet.

        :raises NoSuchPage: if the report asks no such thing
        """
        data = self._data(name)
        blank = self._kind(name)(background=self._background(name))
        typed = {
            key: field.widget.value_from_datadict(data, MultiValueDict(), key)
            for key, field in blank.fields.items()
        }
        initial = typed if name in self.answers else None
        return self._kind(name)(background=self._background(name), initial=initial)

    def checked(self, name: str) -> Page:
        """Return a page with what was typed on it and what is wrong with that.

        :raises NoSuchPage: if the report asks no such thing
        """
        return self._kind(name)(self._data(name), background=self._background(name))

    def after(self, name: str, *, another: bool = False) -> str:
        """Return the page that follows."""
        if name == CHILDREN:
            return f"child-{self.children + 1}" if another else next(iter(LAST))
        order = list(self.pages())
        following = order[order.index(name) + 1 :] if name in order else []
        if name.endswith("-care"):
            return CHILDREN
        return following[0] if following else CHECK

    def before(self, name: str) -> str | None:
        """Return the page that comes before, or None for the first."""
        order = list(self.pages())
        order.insert(order.index(next(iter(LAST))), CHILDREN)
        if name not in order:  # the first page of a child who is being added
            return CHILDREN
        return order[order.index(name) - 1] if order.index(name) else None

    def unfinished(self) -> list[str]:
        """Return the pages that still lack an answer or have a wrong one, in order."""
        return [name for name in self.pages() if not self.checked(name).is_valid()]

    def names(self) -> list[str]:
        """Return what each child is called so far."""
        return [self._name(number) for number in range(1, self.children + 1)]

    def without_child(self, number: int) -> Answers:
        """Return all answers without one child; those after it move up."""
        kept = {name: said for name, said in self.answers.items() if not name.startswith("child-")}
        others = [other for other in range(1, self.children + 1) if other != number]
        for place, other in enumerate(others, start=1):
            for part in OF_A_CHILD:
                if f"child-{other}{part}" in self.answers:
                    kept[f"child-{place}{part}"] = self.answers[f"child-{other}{part}"]
        return kept

    def incident(self) -> IncidentAsReported:
        """Return what is reported. Every page must have been found right."""
        told: dict[str, Any] = {"local_authority": self.background.local_authority}
        for name in (*FIRST, "household", "processes"):
            told |= self._told(name)
        return IncidentAsReported(**told)

    def children_as_reported(self) -> list[ChildAsReported]:
        """Return the children that are reported. Every page must have been found right."""
        return [self._child(number) for number in range(1, self.children + 1)]

    def known_to(self) -> list[int]:
        """Return the agencies that know the family. Every page must have been found right."""
        return [int(agency) for agency in self._told("agencies")["known_to"]]

    def _child(self, number: int) -> ChildAsReported:
        told: dict[str, Any] = {}
        for part in OF_A_CHILD:
            told |= self._told(f"child-{number}{part}")
        return ChildAsReported(**told)

    def _told(self, name: str) -> dict[str, Any]:
        page = self.checked(name)
        page.full_clean()
        return page.as_reported()

    def _kind(self, name: str) -> type[Page]:
        if name == CHILDREN:
            return report.AnotherChildPage
        pages = self.pages()
        if self.may_add_child:
            pages[f"child-{self.children + 1}"] = child.WhoPage
        try:
            return pages[name]
        except KeyError as problem:
            raise NoSuchPage(name) from problem

    def _data(self, name: str) -> MultiValueDict[str, str]:
        return MultiValueDict(self.answers.get(name, {}))

    def _first(self, name: str, field: str) -> str:
        return (self.answers.get(name, {}).get(field) or [""])[0]

    def _name(self, number: int) -> str:
        return self._first(f"child-{number}", "name").strip()

    def _background(self, name: str) -> Background:
        said = self.background
        if name in ("outcome", "place", "when"):
            return said
        number = name.removeprefix("child-").partition("-")[0]
        return replace(
            said,
            happened_on=self._happened_on(),
            suspected=self._first("concern", "concern") != Judgement.Concern.NOT_SUSPECTED.value,
            died=self._first("outcome", "outcome") == Incident.Outcome.DIED.value,
            child_name=self._name(int(number)) if number.isdigit() else "",
            child_number=int(number) if number.isdigit() else 1,
        )

    def _happened_on(self) -> date | None:
        page = self.checked("when")
        return page.cleaned_data.get("happened_on") if page.is_valid() else None


def begin(
    answers: Mapping[str, Any],
    *,
    on: date,
    local_authority: str,
    agencies: Sequence[tuple[str, str]],
) -> Journey:
    """Return the journey through a draft's answers, as asked on a day in an area."""
    return Journey(
        dict(answers),
        Background(on=on, local_authority=local_authority, agencies=tuple(agencies)),
    )
