"""By when, counted how, and with what force?"""

from __future__ import annotations

from datetime import date

from heed.statute import notification
from heed.statute.calendar import OutsideCalendar
from heed.statute.counted import Counted, in_full, in_words
from heed.statute.duties.answers import Findings
from heed.statute.duties.case import Case
from heed.statute.instruments import WT2026
from heed.statute.sources import Force, Source
from heed.statute.typed import Final
from heed.statute.value import Value

LOCAL_ARRANGEMENTS: Final = Source(
    Force.LOCAL, "Arrangements of the partnership", "how days are counted"
)

_UNSAID_2026: Final = (
    "Working Together 2026 has not been read: every local text of 2026 seen still counts five "
    "working days from becoming aware."
)


class Clock(Value):
    """A last day, how it was counted, and the source that sets it; empty where there is none."""

    due: date | None = None
    source: Source | None = None
    lines: tuple[str, ...] = ()

    @property
    def force(self) -> Force | None:
        """How strongly the last day binds."""
        return None if self.source is None else self.source.force

    def with_sources(self, source: Source) -> tuple[Source, ...]:
        """Return the source of a duty followed by that of its last day."""
        if self.source is None or self.source == source:
            return (source,)
        return (source, self.source)


NO_CLOCK: Final = Clock()


def clock_of(counted: Counted, source: Source, findings: Findings) -> Clock:
    """Return the clock of a count, asking to count again if a bank holiday is not settled."""
    if counted.projected:
        findings.ask(
            "The bank holidays of that year have not been published: count again once they are."
        )
    return Clock(counted.due, source, counted.lines)


def notify_clock(case: Case, findings: Findings) -> Clock:
    """Return the clock of the five working days, asking for what is missing (N1-T)."""
    facts = case.facts
    if facts.aware_on is None:
        findings.ask(
            "On what day did the authority become aware? Without aware_on the last day to tell "
            "others cannot be counted."
        )
        return NO_CLOCK
    try:
        counted = notification.notify_by(
            aware_on=facts.aware_on,
            known_on=case.today,
            after_hours_rolls=facts.after_hours_rolls,
        )
    except OutsideCalendar as gap:
        findings.ask(str(gap))
        return NO_CLOCK
    if facts.aware_on >= WT2026:
        findings.ask(_UNSAID_2026)
    if not facts.after_hours_rolls:
        return clock_of(counted, notification.N1_T.on(facts.aware_on).source, findings)
    strict = notification.notify_by(aware_on=facts.aware_on, known_on=case.today)
    findings.ask(
        f"AMB-1: was it after office hours that the authority was told on "
        f"{in_words(facts.aware_on)}? If not, the last day is {in_full(strict.due)}."
    )
    rolled = f"{in_full(facts.aware_on)}: told after office hours, so by local agreement not day 0"
    clock = clock_of(counted, LOCAL_ARRANGEMENTS, findings)
    return Clock(clock.due, clock.source, (rolled, *clock.lines))
