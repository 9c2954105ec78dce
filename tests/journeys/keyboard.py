"""How far does somebody come with Tab, the arrows, Space, Enter and typing, and nothing else?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from tests.journeys.visitor import Visitor

# The words of whatever has the keyboard: its label, or its own text.
FOCUSED: Final = """() => {
  const here = document.activeElement;
  const words = here.labels && here.labels.length ? here.labels[0].innerText : here.innerText;
  return (words || '').trim();
}"""
IS_SEEN: Final = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
}"""
FURTHEST: Final = 80


class NotReached(AssertionError):
    """The keyboard does not come to it."""


@dataclass(slots=True)
class Keyboard:
    """A person without a mouse."""

    visitor: Visitor

    def press(self, words: str) -> None:
        """Go to a button or a link and press Enter."""
        self._go_to(words)
        with self.visitor.page.expect_navigation():
            self._key("Enter")

    def choose(self, words: str, *, after: str = "") -> None:
        """Go to a choice and take it; in a group of radios, by the arrow from the one before."""
        self._go_to(after or words)
        self._key("Space")
        while self._here() != words:
            self._key("ArrowDown")
        assert self.visitor.page.evaluate("document.activeElement.checked")

    def type(self, label: str, text: str) -> None:
        """Go to a field and type."""
        self._go_to(label)
        self.visitor.page.keyboard.type(text)

    def type_day(self, label: str, day: date) -> None:
        """Go to the first field of a day, type it, and go on to the month and the year."""
        self.type(label, str(day.day))
        self.type("Month", str(day.month))
        self.type("Year", str(day.year))

    def _go_to(self, words: str) -> None:
        for _ in range(FURTHEST):
            self._key("Tab")
            if self._here() == words:
                assert self.visitor.page.evaluate(IS_SEEN), f"Nobody sees that {words} is next."
                return
        raise NotReached(f"Tab does not reach “{words}” on {self.visitor.path()}.")

    def _here(self) -> str:
        return str(self.visitor.page.evaluate(FOCUSED))

    def _key(self, key: str) -> None:
        self.visitor.page.keyboard.press(key)
