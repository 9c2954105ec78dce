"""What does a harness say when it is done?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 20  # examples of what failed; the figure counts all of them


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in one line of words and numbers, and one line for each thing wrong."""

    says: str
    failures: Sequence[str] = ()

    @property
    def passed(self) -> bool:
        """Say whether nothing at all was wrong."""
        return not self.failures

    @property
    def report(self) -> str:
        """Return the figure with the first failures below it."""
        shown = [f"  {failure}" for failure in self.failures[:SHOWN]]
        if len(self.failures) > SHOWN:
            shown.append(f"  … and {len(self.failures) - SHOWN} more")
        return "\n".join([self.says, *shown])
