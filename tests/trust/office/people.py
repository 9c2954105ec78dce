"""Who works there, and on which files? Nothing here knows the rules that look for signs."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Final

# Surnames of England with about how often each is met among ten thousand people.
COMMON: Final = {
    "Smith": 126, "Jones": 75, "Taylor": 59, "Brown": 56, "Williams": 39, "Wilson": 39,
    "Johnson": 37, "Davies": 34, "Patel": 33, "Robinson": 32, "Wright": 32, "Thompson": 31,
    "Evans": 30, "Walker": 30, "White": 30, "Roberts": 28, "Green": 28, "Hall": 28, "Wood": 27,
    "Jackson": 26, "Clarke": 26, "Khan": 25, "Ahmed": 22, "Hughes": 21, "Ali": 21, "Shah": 18,
    "Begum": 18, "Kowalska": 6, "Okafor": 5, "O’Brien": 7, "Nowak": 6, "Singh": 24, "Kaur": 20,
}  # fmt: skip
RARE: Final = 1_500  # other surnames, each as rare as the next
BEGIN: Final = ("Ash", "Bick", "Cres", "Dun", "Elm", "Fair", "Gold", "Hart", "Ing", "Kel")
MIDDLE: Final = ("er", "ing", "al", "en", "or", "is", "an", "um", "ol", "ey")
END: Final = (
    "ton", "ham", "ley", "ford", "wick", "by", "stead", "more", "field", "worth", "dale", "thorpe",
    "combe", "bourne", "stow",
)  # fmt: skip
FIRST: Final = ("Amira", "Beth", "Chidi", "Dawn", "Ewan", "Farah", "Gwen", "Hal", "Ivy", "Jo")
AREAS: Final = ("Marlbridge", "Northmere", "Easthope", "Westerby", "Southam")


@dataclass(slots=True)
class Worker:
    """Somebody with a post; `kind` says what their days are like."""

    user_id: int
    name: str
    kind: str
    on_call: bool = False
    late_hours: bool = False

    @property
    def surname(self) -> str:
        """Return the last word of the name."""
        return self.name.split()[-1]


@dataclass(slots=True)
class Case:
    """A file with its children, the days on which it is worked on, and its circle."""

    case_file_id: int
    children: list[str]
    area: str
    opened: int
    rests: int
    circle: list[Worker] = field(default_factory=list)


def surname(chance: random.Random) -> str:
    """Return a surname as often as it is met."""
    place = chance.randrange(10_000)
    for name, share in COMMON.items():
        place -= share
        if place < 0:
            return name
    number = chance.randrange(RARE)
    return f"{BEGIN[number % 10]}{MIDDLE[number // 10 % 10]}{END[number // 100]}"


KINDS: Final = (
    ("coordinator", 3), ("chair", 3), ("member", 14), ("representative", 22), ("notifier", 14),
    ("partner", 4),
)  # fmt: skip


def staff(chance: random.Random) -> list[Worker]:
    """Return everybody who works there: a few on call at night, a few who read in the evening."""
    workers: list[Worker] = []
    for kind, count in KINDS:
        for _ in range(count):
            name = f"{chance.choice(FIRST)} {surname(chance)}"
            workers.append(
                Worker(
                    user_id=len(workers) + 1,
                    name=name,
                    kind=kind,
                    on_call=kind == "notifier" and chance.random() < 0.4,
                    late_hours=chance.random() < 0.15,
                )
            )
    return workers


def cases(workers: list[Worker], count: int, days: int, chance: random.Random) -> list[Case]:
    """Return files old and new; a third were at rest before the year began."""
    everywhere = [one for one in workers if one.kind in {"coordinator", "chair"}]
    others = [one for one in workers if one not in everywhere]
    made = []
    for number in range(1, count + 1):
        opened = chance.randrange(-900, days)
        family = surname(chance)
        invited = chance.sample(others, chance.randint(4, 12))
        made.append(
            Case(
                case_file_id=number,
                children=[f"{chance.choice(FIRST)} {family}" for _ in range(chance.randint(1, 3))],
                area=chance.choice(AREAS),
                opened=opened,
                rests=opened + chance.randint(30, 260),
                circle=[*everywhere, *invited],
            )
        )
    return made
