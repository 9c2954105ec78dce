"""How is what was found in the words of a row, and what readers set right of it, said in words?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from heed.chronologies.analysis.one_row import Finding
from heed.chronologies.models import ChronologyRow, Likeness, ReaderJudgement
from heed.chronologies.presenters.returns import understood
from heed.chronologies.wording import AS_WRITTEN, Wording
from heed.govuk.components import Column, Table
from heed.govuk.words import moment

Matter = ReaderJudgement.Matter
SAID: Final = {True: "Yes", False: "No", None: "As found in the words"}
PAIRS: Final = {
    Matter.SAME: "Is it the same event as",
    Matter.CONFLICT: "Does it contradict",
    Matter.REPEAT: "Does it say the same again as",
}


def findings_table(found: Iterable[Finding], *, say: Wording = AS_WRITTEN) -> Table:
    """Return what the analyses find in a row, and in which words of it."""
    return Table(
        caption="What was found in its words",
        stacks=True,
        columns=(Column(text="Question"), Column(text="Answer"), Column(text="Because of")),
        rows=tuple(
            (
                ReaderJudgement.Matter[one.matter.name].label,
                one.answer.capitalize(),
                "\n".join(
                    f"“{say(reason.sentence)}” ({', '.join(reason.rules)})"
                    for reason in one.because
                ),
            )
            for one in found
        ),
    )


def judgements_table(
    row: ChronologyRow, found: Iterable[ReaderJudgement], *, say: Wording = AS_WRITTEN
) -> Table:
    """Return everything readers have set right of a row, the newest first."""
    return Table(
        caption="What readers set right",
        stacks=True,
        columns=(
            Column(text="Question"),
            Column(text="Answer"),
            Column(text="Because"),
            Column(text="By whom"),
        ),
        rows=tuple(
            (
                say(_question(row, one)),
                SAID[one.holds],
                say(one.because),
                f"{one.judged_by_name}, {moment(one.judged_at)}",
            )
            for one in found
        ),
    )


def matters(
    row: ChronologyRow, alike: Iterable[Likeness], *, say: Wording = AS_WRITTEN
) -> list[tuple[str, str]]:
    """Return what can be set right of a row, and of each row it is to be read with."""
    of_it = [(one.value, one.label) for one in Matter if one not in PAIRS]
    pairs = []
    for one in alike:
        other = one.second if one.first_id == row.pk else one.first
        pairs.append((f"{one.kind}-{other.pk}", say(_of_two(Matter(one.kind), other))))
    return [*of_it, *pairs]


def matter(chosen: str, alike: Sequence[Likeness]) -> dict[str, Any]:
    """Return what somebody chose of `matters`: the matter, and the other row if there is one."""
    kind, _, number = chosen.partition("-")
    rows = {str(row.pk): row for one in alike for row in (one.first, one.second)}
    return {"matter": Matter(kind), "other": rows.get(number)}


def _question(row: ChronologyRow, one: ReaderJudgement) -> str:
    if one.other is None:
        return Matter(one.matter).label
    return _of_two(Matter(one.matter), one.row if one.other_id == row.pk else one.other)


def _of_two(matter: ReaderJudgement.Matter, other: ChronologyRow) -> str:
    return f"{PAIRS[matter]} {other.agency.name}, {understood(other.when)}, row {other.number}?"
