"""How does an analysis of the chronology stand on a page: picture, sentence and table?

The table is drawn page by page. A mark of the picture leads to the line of the table that says the
same, and the line to every row it stands on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final
from urllib.parse import parse_qsl, urlencode

from django.urls import reverse

from heed.chronologies.analysis import (
    appointments,
    changes,
    contacts,
    gathered,
    judging,
    knowledge,
    lanes,
    silence,
)
from heed.chronologies.analysis.entries import Entry, Span, period_of
from heed.chronologies.analysis.overruling import Said
from heed.chronologies.analysis.pictures import knowledge as knowledge_picture
from heed.chronologies.analysis.pictures import lanes as lanes_picture
from heed.chronologies.analysis.pictures import months as months_picture
from heed.chronologies.analysis.pictures import silence as silence_picture
from heed.chronologies.analysis.pictures.canvas import Href
from heed.chronologies.analysis.tables import Line, Table, dated
from heed.chronologies.analysis.words.people import Child
from heed.chronologies.analysis.words.sight_rules import Answer
from heed.chronologies.analysis.words.terms import Fact
from heed.chronologies.queries import Look
from heed.chronologies.wording import AS_WRITTEN, Wording
from heed.govuk.components import Link

WIDE: Final = 936
NARROW: Final = 286
ON_A_PAGE: Final = 50
MOST_LINKS: Final = 12
Draw = Callable[[float, Href], str]


@dataclass(frozen=True, kw_only=True)
class Material:
    """What is analysed, and what somebody asked of it.

    `agencies` gives the name of each agency that is called by another word here.
    """

    entries: tuple[Entry, ...]
    period: Span
    child: Child
    at_least: int
    fact: Fact
    key: frozenset[str]
    good: frozenset[str]
    said: Said
    agencies: Mapping[str, str] = field(default_factory=dict)

    @property
    def judged(self) -> tuple[judging.Judged, ...]:
        """Return the entries with what they say of the child."""
        return judging.judge(self.entries, child=self.child, overruled=self.said.sight)

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Return the entries by the numbers of their rows."""
        return {entry.id: entry for entry in self.entries}


@dataclass(frozen=True, slots=True)
class Analysis:
    """One analysis: what it says in a sentence, the table, and the picture of the same facts."""

    caption: str
    table: Table
    draw: Draw


@dataclass(frozen=True, slots=True)
class RowLink:
    """A row that a line of a table stands on."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the table: its place in all of it, its cells, its rows, and how many more where."""

    number: int
    cells: tuple[str, ...]
    rows: tuple[RowLink, ...]
    more: int
    more_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything a page shows of an analysis."""

    caption: str
    wide: str
    narrow: str
    headings: tuple[str, ...]
    lines: tuple[ShownLine, ...]
    page: int
    pages: int


def _by_agency(material: Material) -> Analysis:
    found = lanes.lanes(lanes.by_agency(material.entries), period=material.period)
    caption = "When each agency recorded something"
    return Analysis(caption, lanes.table(found), _lanes(found, caption))


def _silence(material: Material) -> Analysis:
    judged, period, at_least = material.judged, material.period, material.at_least
    tracks = [
        ("Not seen", silence.unseen(judged, period=period, at_least=at_least)),
        ("Seen, not spoken with", silence.unheard(judged, period=period, at_least=at_least)),
    ]
    caption = f"Silence of at least {at_least} days"

    def draw(width: float, href: Href) -> str:
        return silence_picture.draw(tracks, name=f"{caption}.", width=width, href=href)

    return Analysis(caption, silence.table(tracks), draw)


def _seen(material: Material) -> Analysis:
    judged = [each for each in material.judged if each.seen is not Answer.UNSAID]
    names = {Answer.YES: "Seen", Answer.NO: "Not seen"}
    found = lanes.lanes(((names[each.seen], each.entry) for each in judged), period=material.period)
    caption = "Rows that say whether the child was seen"
    return Analysis(caption, judging.table(judged), _lanes(found, caption))


def _knowledge(material: Material) -> Analysis:
    found = knowledge.who_knew(material.entries, material.fact)
    caption = f"Which agency recorded it first: {material.fact.name}"

    def draw(width: float, href: Href) -> str:
        return knowledge_picture.draw(
            found, period=material.period, name=f"{caption}.", width=width, href=href
        )

    return Analysis(caption, knowledge.table(found), draw)


def _months(material: Material) -> Analysis:
    counted = contacts.contacts(material.entries, period=material.period)
    caption = "Rows of each agency in each month"

    def draw(width: float, href: Href) -> str:
        return months_picture.draw(counted, name=f"{caption}.", width=width, href=href)

    return Analysis(caption, contacts.table(counted), draw)


def _missed(material: Material) -> Analysis:
    found = appointments.missed_appointments(material.judged, said=material.said)
    caption = "Appointments and visits that were missed"
    drawn = ((one.kind.value.capitalize(), one.entry) for one in found)
    return Analysis(caption, appointments.table(found), _marks(drawn, material, caption))


def _changes(material: Material) -> Analysis:
    found = changes.changes(material.entries, said=material.said)
    caption = "Changes of address, placement and worker"
    drawn = ((one.kind.value.capitalize(), one.entry) for one in found)
    return Analysis(caption, changes.table(found), _marks(drawn, material, caption))


def _key(material: Material) -> Analysis:
    found = gathered.key_episodes(material.entries, chosen=material.key, said=material.said)
    caption = "Key practice episodes"
    told = [one.entry for episode in found for one in episode.told]
    return Analysis(
        caption, gathered.episodes_table(found), _marks(lanes.by_agency(told), material, caption)
    )


def _voice(material: Material) -> Analysis:
    found = gathered.voice(material.entries, child=material.child, said=material.said)
    caption = "The child’s voice"
    drawn = lanes.by_agency(one.entry for one in found)
    return Analysis(caption, gathered.table(found, "As written"), _marks(drawn, material, caption))


def _good(material: Material) -> Analysis:
    found = gathered.good_practice(material.entries, chosen=material.good, said=material.said)
    caption = "Good practice"
    drawn = lanes.by_agency(one.entry for one in found)
    return Analysis(caption, gathered.table(found, "As written"), _marks(drawn, material, caption))


PICTURES: Final[dict[str, tuple[str, Callable[[Material], Analysis]]]] = {
    "agencies": ("By agency", _by_agency),
    "silence": ("Silence", _silence),
    "seen": ("Seen or not", _seen),
    "knowledge": ("Who knew what when", _knowledge),
    "months": ("By month", _months),
    "missed": ("Missed appointments", _missed),
    "changes": ("Changes", _changes),
    "key": ("Key episodes", _key),
    "voice": ("Child’s voice", _voice),
    "good": ("Good practice", _good),
}
USUAL: Final = "agencies"
# Which pictures look at dates and agencies only, and which at words that no rule looks for.
OF_DATES: Final = frozenset({"agencies", "months"})
OF_WORDS: Final = frozenset({"knowledge"})


def look_at(which: str, *, kept: bool) -> Look:
    """Return how closely a picture looks at rows; `kept` says what the rules found is there."""
    if which in OF_DATES:
        return Look.DATES
    return Look.FOUND if kept and which not in OF_WORDS else Look.WORDS


def pictures_nav(current: str, kept: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    """Return a link to each picture, with the same filters."""
    filters = [(name, value) for name, value in kept if name != "show"]
    return tuple(
        Link(text=text, href="?" + urlencode([*filters, ("show", name)]), current=name == current)
        for name, (text, _) in PICTURES.items()
    )


@dataclass(frozen=True, slots=True)
class Drawing:
    """An analysis that was made and drawn, before a page of its table is put into words."""

    analysis: Analysis
    material: Material
    wide: str
    narrow: str
    page: int
    pages: int

    def shown(self, *, reference: str, say: Wording = AS_WRITTEN) -> Shown:
        """Return the picture with a page of its table, every text as `say` reads it."""
        lines = self.analysis.table.lines
        here = range((self.page - 1) * ON_A_PAGE, min(self.page * ON_A_PAGE, len(lines)))
        return Shown(
            caption=self.analysis.caption,
            wide=self.wide,
            narrow=self.narrow,
            headings=self.analysis.table.headings,
            lines=tuple(_line(at + 1, lines[at], self.material, reference, say) for at in here),
            page=self.page,
            pages=self.pages,
        )


def drawn(material: Material, which: str, *, kept: Sequence[tuple[str, str]], page: int) -> Drawing:
    """Return one picture, drawn wide and narrow, with a page of its table to be shown."""
    analysis = PICTURES[which][1](material)
    lines = analysis.table.lines
    of_row = {row: at for at, line in reversed(list(enumerate(lines))) for row in line.rows}
    pages = max(-(-len(lines) // ON_A_PAGE), 1)

    address = "?" + urlencode([*kept, ("page", "")])

    def href(rows: tuple[str, ...]) -> str:
        """Lead to the line that says the same: the first that stands on the first row."""
        at = next((of_row[row] for row in rows if row in of_row), 0)
        return f"{address}{at // ON_A_PAGE + 1}#line-{at + 1}"

    wide, narrow = analysis.draw(WIDE, href), analysis.draw(NARROW, href)
    return Drawing(analysis, material, wide, narrow, min(max(page, 1), pages), pages)


def _line(number: int, line: Line, material: Material, reference: str, say: Wording) -> ShownLine:
    found = [material.by_id[row] for row in line.rows]
    rows = tuple(
        RowLink(
            say(f"{dated(entry)}, row {entry.row.number}"),
            say.address("chronologies:row", reference, int(entry.id)),
        )
        for entry in found[:MOST_LINKS]
    )
    more = max(len(line.rows) - MOST_LINKS, 0)
    more_href = _all_of(found, material.agencies, reference, say) if more else ""
    return ShownLine(number, tuple(map(say, line.cells)), rows, more, more_href)


def _all_of(
    found: Sequence[Entry], agencies: Mapping[str, str], reference: str, say: Wording
) -> str:
    """Return the address of the rows of the same agencies and days in the chronology."""
    called = sorted({entry.row.agency for entry in found})
    sought = [("agency", agencies.get(name, name)) for name in called]
    days = period_of(found)
    for name, on in [("since", days.first), ("until", days.last)] if days else ():
        parts = {"day": on.day, "month": on.month, "year": on.year}
        sought += [(f"{name}-{part}", str(value)) for part, value in parts.items()]
    query = urlencode([*parse_qsl(say.query.removeprefix("?")), *sought])
    return f"{reverse('chronologies:chronology', args=[reference])}?{query}"


def _marks(found: Iterable[tuple[str, Entry]], material: Material, caption: str) -> Draw:
    return _lanes(lanes.lanes(found, period=material.period), caption)


def _lanes(found: lanes.Lanes, caption: str) -> Draw:
    def draw(width: float, href: Href) -> str:
        return lanes_picture.draw(found, name=f"{caption}.", width=width, href=href)

    return draw
