"""Which moves between stages are allowed? Permission to make one is asked elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

S = TypeVar("S", bound=Enum)


class MoveNotAllowed(Exception):
    """The thing is not at a stage from which this can happen."""


@dataclass(frozen=True, slots=True)
class Workflow(Generic[S]):
    """Stages and the moves between them, as a lawyer can read them."""

    moves: Mapping[S, Set[S]]

    def check(self, before: S, after: S) -> None:
        """Allow the move or refuse it with a sentence.

        :raises MoveNotAllowed: if the table has no such move
        """
        if after not in self.moves[before]:
            raise MoveNotAllowed(
                f"It is at the stage “{words(before)}” now, so this cannot be recorded."
            )

    def refusal(self, now: S, wanted: S, *, since: str = "") -> str:
        """Return why a page cannot record the move now, or nothing; `since` says when and by whom
        the stage of now was reached."""
        if wanted in self.moves[now]:
            return ""
        return f"This cannot be recorded now: the review is at the stage “{words(now)}”{since}."

    @property
    def stages(self) -> tuple[S, ...]:
        """Return every stage, in the order the table names them."""
        return tuple(self.moves)

    def diagram(self) -> str:
        """Return the table as a Mermaid state diagram."""
        lines = ["stateDiagram-v2"]
        lines += [f"    {stage.name}: {words(stage)}" for stage in self.moves]
        for before, afters in self.moves.items():
            ordered = sorted(afters, key=self.stages.index)
            lines += [f"    {before.name} --> {after.name}" for after in ordered]
            if not afters:
                lines.append(f"    {before.name} --> [*]")
        return "\n".join(lines)


def words(stage: Enum) -> str:
    """Return a stage's label where it has one, or its name as words."""
    return str(getattr(stage, "label", stage.name.replace("_", " ").capitalize()))
