"""What should whoever reads a return be told that stands in no cell, and about which row?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

LONGEST: Final = 1_000


@dataclass(slots=True)
class Remarks:
    """Gathers sentences about the row that is being read; `row` is None outside of tables."""

    row: int | None = None
    said: list[tuple[int | None, str]] = field(default_factory=list)

    def say(self, sentence: str) -> None:
        """Add a sentence about the row that is being read, once."""
        if (self.row, sentence) not in self.said[-20:]:
            self.said.append((self.row, sentence))

    def quote(self, what: str, words: str) -> None:
        """Add what was met, with its words if there are any."""
        plain = " ".join(words.split())
        shown = plain if len(plain) <= LONGEST else plain[:LONGEST] + "…"
        self.say(f"{what}: “{shown}”." if shown else f"{what}.")

    def changes(self, *, left_out: list[str], put_in: list[str]) -> None:
        """Add what the changes tracked in this row left out and put in, if there were any."""
        for words, what in ((left_out, "left out"), (put_in, "put in")):
            if words:
                self.quote(f"Tracked changes were taken as accepted; {what}", " … ".join(words))
