"""With the first wall taken down, does the database alone show nobody a case that is not theirs?

Every person of the demonstration, for each place they act for, asks for every row of every table of
case records with no filter at all. What the database shows must be on files of their partnership
that are open to them and from which no conflict of interest keeps them; worked out here from the
rows themselves.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.casefiles import second_wall
from heed.casefiles.models import CaseFile, CaseRecord, Exclusion, Grant
from heed.core import clock
from heed.demo import loading
from heed.partnership import queries as partnership
from tests.trust import harnesses
from tests.trust.figure import Figure

ENGINES = ("postgresql",)
SEES_ALL: Final = {
    Role.COORDINATOR,
    Role.GROUP_CHAIR,
    Role.INDEPENDENT_CHAIR,
    Role.DATA_PROTECTION_OFFICER,
}
NO_CASES: Final = {Role.BOARD_OFFICER, Role.COUNCILLOR}


def run(full: bool) -> Figure:
    """Ask for everything as everybody; the demonstration is the same in both versions."""
    today = clock.day(clock.now())
    loading.load(today=today)
    rows, asked, failures = 0, 0, []
    models = second_wall.case_records()
    kept = {model: _kept(model) for model in models}
    for viewer in _everybody(today):
        theirs = _theirs(viewer, today)
        for model in models:
            second_wall.show_to(viewer)
            shown = set(model.unscoped.values_list("pk", flat=True))
            second_wall.take_away()
            asked += 1
            rows += len(shown)
            wrong = [pk for pk in shown if kept[model][pk] not in theirs]
            if wrong:
                failures.append(f"{viewer.name} is shown {len(wrong)} rows of {model.__name__}")
    if not rows:
        failures.append("Nobody is shown anything: the wall hides what is theirs.")
    return Figure(
        f"{asked} times every row of {len(models)} tables was asked for without a filter: "
        f"{rows} rows shown, {len(failures)} times one too many",
        failures,
    )


def _everybody(today: date) -> list[Viewer]:
    return [
        place.viewer(user)
        for user in User.objects.order_by("pk")
        for place in partnership.places(user, on=today)
    ]


def _kept(model: type[CaseRecord]) -> dict[int, int]:
    """Return the case file of every row."""
    return dict(model.unscoped.values_list("pk", model.case_file_path))


def _theirs(viewer: Viewer, today: date) -> set[int]:
    """Return the files the person may be shown something of, from the rows as they are."""
    here = viewer.partnership_id
    files = {file.pk for file in CaseFile.unscoped.all() if file.partnership_id == here}
    exclusions = Exclusion.unscoped.all()
    kept_out = {row.case_file_id for row in exclusions if row.user_id == viewer.user_id}
    if viewer.roles & SEES_ALL:
        return files - kept_out
    if viewer.roles <= NO_CASES:
        return set()
    given = {
        grant.case_file_id
        for grant in Grant.unscoped.all()
        if grant.starts_on <= today
        and (grant.ends_on is None or today <= grant.ends_on)
        and (
            grant.user_id == viewer.user_id
            or (grant.agency_id is not None and grant.agency_id == viewer.agency_id)
            or grant.group_id in viewer.group_ids
        )
    }
    return (files & given) - kept_out


if __name__ == "__main__":
    harnesses.command()
