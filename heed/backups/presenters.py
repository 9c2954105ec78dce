"""How the backups stand, in words, and what somebody has to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from heed.backups import keys
from heed.backups.models import RestoreDrill
from heed.backups.queries import Standing
from heed.govuk.components import Badge, Column, Table
from heed.govuk.words import long_date, many, moment


def badge(standing: Standing) -> Badge:
    """Return how the backups stand in two or three words."""
    if standing.is_late or (standing.newest and standing.newest.problems):
        return Badge(text="Needs attention", colour="red")
    if standing.drill_is_due:
        return Badge(text="Restore drill due", colour="black")
    return Badge(text="In order", colour="green")


def facts(standing: Standing) -> list[dict[str, Any]]:
    """Return what is known of the backups, as rows of a summary list."""
    newest, drill = standing.newest, standing.last_drill
    said = {
        "Newest backup": moment(newest.made_at) if newest else "None",
        "Backups kept": f"{standing.count:,}",
        "Opened by the key": ", ".join(map(keys.in_short, newest.keys)) if newest else "No key yet",
        "Last restore drill": (
            f"{long_date(drill.recorded_at)}, recorded by {drill.recorded_by_name}"
            if drill
            else "None yet"
        ),
        "Next drill due": _next_drill(standing),
    }
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in said.items()]


def _next_drill(standing: Standing) -> str:
    if standing.newest is None:
        return "As soon as there is a backup"
    return f"By {long_date(standing.drill_due_on)}" if standing.last_drill else "Now"


def next_steps(standing: Standing) -> list[str]:
    """Return what somebody has to do, the most urgent first; nothing if all is well."""
    return list(_next_steps(standing))


def drills_table(drills: Iterable[RestoreDrill]) -> Table:
    """Return the last drills as rows."""
    return Table(
        caption="Restore drills",
        stacks=True,
        caption_hidden=True,
        columns=(
            Column(text="Recorded"),
            Column(text="By"),
            Column(text="With the backup of"),
        ),
        rows=tuple(
            (moment(drill.recorded_at), drill.recorded_by_name, moment(drill.backup_made_at))
            for drill in drills
        ),
    )


def _next_steps(standing: Standing) -> Iterator[str]:
    if not standing.has_key:
        yield (
            "Ask whoever runs Heed for you to make a key for the safe: “heed backup --make-key”. "
            "Two people should be there, and take one copy each."
        )
    elif standing.newest is None:
        yield "Ask whoever runs Heed for you to take the first backup: “heed backup”."
    elif standing.is_late:
        hours = int(standing.late_after.total_seconds() // 3600)
        yield (
            "Ask whoever runs Heed for you why there is no newer backup. There should be one in "
            f"the last {many(hours, one='hour', several=f'{hours} hours').removeprefix('1 ')}."
        )
    if standing.newest:
        for problem in standing.newest.problems:
            yield f"Show this to whoever runs Heed for you: {problem}"
        if standing.drill_is_due:
            yield (
                "Do a restore drill: open a backup with the key from the safe, on another "
                "machine, and enter below the code it prints."
            )
