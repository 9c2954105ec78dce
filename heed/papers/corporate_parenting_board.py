"""The Corporate Parenting Board paper: which sections, in which order, public or exempt?"""

from __future__ import annotations

from heed.core.periods import long_date
from heed.documents.tree import Access, Document, Part, Section
from heed.papers.facts import BoardFacts
from heed.papers.numbers import Numbers
from heed.papers.sections import (
    arrangements,
    closing,
    commissioned,
    considered,
    decisions,
    groups,
    introduction,
    notifications,
    practice_reviews,
    timeliness,
)
from heed.papers.sections.wording import heading, plural
from heed.statute.exempt_information import Exemption


def write(
    facts: BoardFacts, *, numbers: Numbers, exemption: Exemption, marking: str = ""
) -> Document:
    """Write the paper. `marking` is printed only if part of the paper is not for publication."""
    exempt = _exempt(facts, numbers=numbers)
    parts = [Part(Access.PUBLIC, _public(facts, numbers=numbers))]
    if exempt:
        parts.append(Part(Access.EXEMPT, exempt, reason=exemption.reason))
    return Document(
        title=heading(plural(facts.label)),
        subtitle="Report to the Corporate Parenting Board",
        front=(
            ("Meeting date", long_date(facts.meeting_on)),
            *([("Author", facts.author)] if facts.author else []),
            ("Partnership", facts.area.name),
            ("Period covered", str(facts.period)),
            *([("Record of access", facts.trail_sealed)] if facts.trail_sealed else []),
        ),
        marking=marking if exempt else "",
        blocks=tuple(parts),
    )


def _public(facts: BoardFacts, *, numbers: Numbers) -> tuple[Section, ...]:
    sections = (
        introduction.section(facts),
        arrangements.section(facts),
        *groups.sections(facts),
        practice_reviews.section(facts),
        notifications.section(facts),
        decisions.section(facts),
        commissioned.section(facts, numbers=numbers),
        considered.section(facts, numbers=numbers),
        timeliness.section(facts, numbers=numbers),
        closing.recommendations(facts),
        closing.contacts(facts),
        closing.background_papers(),
    )
    return tuple(section for section in sections if section is not None)


def _exempt(facts: BoardFacts, *, numbers: Numbers) -> tuple[Section, ...]:
    """Return in full whatever the public part had to leave out."""
    sections = []
    if numbers.protects_detail(facts.reviews_commissioned):
        title = f"{heading(plural(facts.label))} commissioned: detail"
        sections.append(Section(title, commissioned.detail(facts)))
    if numbers.protects_detail(facts.without_review):
        sections.append(Section("Cases decided without a review: detail", considered.detail(facts)))
    if facts.timeliness is not None and numbers.protects_timeliness(facts):
        sections.append(Section(f"{timeliness.TITLE}: detail", timeliness.detail(facts)))
    return tuple(sections)
