"""Where can people inside be led, who was shown what, and which pages is nobody ever shown?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from heed.access.roles import Role
from heed.core import clock
from tests.trust.browsing import addresses
from tests.trust.browsing.addresses import Book
from tests.trust.browsing.forms import Form
from tests.trust.browsing.visitor import Answer, Visitor
from tests.trust.worlds import world
from tests.trust.worlds.founding import Somebody
from tests.trust.worlds.telling import Stage
from tests.trust.worlds.world import World

METHOD_NOT_ALLOWED: Final = 405
REDIRECTS: Final = 300
ERRORS: Final = 400

# In the quick versions these people lead the way, and there are cases of these stages.
GUIDES: Final = (Role.COORDINATOR, Role.NOTIFIER, Role.GROUP_CHAIR, Role.STATUTORY_PARTNER)
STAGES: Final = (
    Stage.COMPLETED,
    Stage.NOTIFIED,
    Stage.GATHERING,
    Stage.RECOMMENDED,
    Stage.DECIDED,
    Stage.COMMISSIONED,
    Stage.UNDER_WAY,
)
# Pages that lead on to others, depending on the case and on who is there.
LEADS_ON: Final = {"rapid_reviews:review", "incidents:report", "accounts:factors"}

Look = Callable[[Somebody, Answer], None]


def only_looking(_somebody: Somebody, _answer: Answer) -> None:
    """Look at an answer and think nothing of it."""


@dataclass(slots=True)
class Tour:
    """People inside, everything they were led to, and who was shown it first."""

    world: World
    full: bool
    look: Look = only_looking
    short: bool = False
    book: Book = field(default_factory=Book)
    guides: dict[Somebody, Visitor] = field(default_factory=dict)
    opened: dict[str, Somebody] = field(default_factory=dict)  # path: who was shown it
    senders: dict[int, Somebody] = field(default_factory=dict)  # id of a form: who was shown it

    def page_of(self, path: str) -> Visitor:
        """Return the visitor who was shown a page."""
        return self.guides[self.opened[path]]

    def sender_of(self, form: Form) -> Visitor:
        """Return the visitor who was shown a form."""
        return self.guides[self.senders[id(form)]]

    def note(self, somebody: Somebody, answer: Answer) -> None:
        """Look at an answer and remember whose it was."""
        self.look(somebody, answer)
        if answer.method == "GET" and answer.status < ERRORS:
            self.opened.setdefault(answer.path, somebody)

    def take_over(self, somebody: Somebody) -> None:
        """Remember who was shown the forms that are new in the book."""
        for form in self.book.forms.values():
            self.senders.setdefault(id(form), somebody)


def make_world(*, full: bool) -> World:
    """Make a world with nobody outside in it: every stage in full, the most telling ones else."""
    stages = world.STAGES if full else STAGES
    return world.make(today=clock.day(clock.now()), stages=stages, people=())


def tour(made: World, *, full: bool, look: Look = only_looking) -> Tour:
    """Let people inside open everything they are led to, and then what nobody is led to."""
    return _walk(Tour(made, full, look), _guides(made, full=full))


def short_tour() -> Tour:
    """Let the coordinator open one page of each kind, and everything of two cases."""
    stages = (Stage.COMPLETED, Stage.GATHERING)
    made = world.make(today=clock.day(clock.now()), stages=stages, people=())
    coordinator, *_ = _guides(made, full=False)
    return _walk(Tour(made, full=False, short=True), [coordinator])


def usual_tour() -> Tour:
    """Let some of those inside open one page of each kind, and everything of a case."""
    return tour(make_world(full=False), full=False)


def _walk(begun: Tour, guides: Iterable[Somebody]) -> Tour:
    for somebody in guides:
        begun.guides[somebody] = Visitor(somebody.user)
        _look_around(begun, somebody)
        begun.take_over(somebody)
    if not begun.short:
        _guess(begun)
    return begun


def _guides(made: World, *, full: bool) -> Iterable[Somebody]:
    insiders = list(made.insiders())
    if full:
        return [*insiders, world.ANONYMOUS]
    of_role = {somebody.role: somebody for somebody in reversed(insiders)}
    return [*(of_role[role] for role in GUIDES), world.ANONYMOUS]


def _look_around(begun: Tour, somebody: Somebody) -> None:
    """Let somebody inside open everything they are led to."""
    book, starts, full = begun.book, addresses.starting_points(), begun.full
    if somebody.user is None:
        starts += begun.world.links
    main, draft = begun.world.main.reference, begun.world.draft
    is_first = not book.answered

    def goes_to(path: str) -> bool:
        name = addresses.name_of(path)
        new = not book.was_opened(name or "") or name in LEADS_ON
        return full or new or draft in path or (is_first and main in path)

    def sends(form: Form) -> bool:
        return full or (not begun.short and not form.is_safe and main not in form.action)

    addresses.crawl(
        begun.guides[somebody],
        book,
        starts=starts,
        today=begun.world.today,
        look=lambda answer: begun.note(somebody, answer),
        goes_to=goes_to,
        sends=sends,
    )


def _guess(begun: Tour) -> None:
    """Open what nobody is led to, by the names and references that are known."""
    references = [case_file.reference for case_file in begun.world.hidden.values()]
    for pattern in addresses.patterns():
        if begun.book.was_opened(pattern.name, itself=True):
            continue
        for path in addresses.guesses(begun.book, pattern, references):
            _open_by_somebody(begun, path)
            if begun.book.was_opened(pattern.name, itself=True):
                break


def _open_by_somebody(begun: Tour, path: str) -> None:
    for somebody, visitor in begun.guides.items():
        answer = visitor.get(path)
        form_is_sent = answer.status == METHOD_NOT_ALLOWED
        if form_is_sent:
            form = Form(on=path, action=path, method="POST")
            answer = visitor.try_out(form, {})
            begun.book.forms.setdefault((path, "POST", ()), form)
        begun.note(somebody, answer)
        begun.book.note(answer)
        begun.take_over(somebody)
        if answer.status < ERRORS:
            begun.book.add(path)
        if answer.status < REDIRECTS or form_is_sent:
            return
