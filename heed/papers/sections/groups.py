"""Corporate Parenting Board paper: quality assurance, and exploitation (2020: 9 to 13)."""

from __future__ import annotations

from heed.documents.tree import Section, paragraphs
from heed.papers.facts import BoardFacts, GroupFacts


def sections(facts: BoardFacts) -> tuple[Section, ...]:
    """Print what these two groups are for, in the words of the arrangements."""
    groups = (facts.area.quality, facts.area.exploitation)
    return tuple(_section(group) for group in groups if group and group.purpose.strip())


def _section(group: GroupFacts) -> Section:
    return Section(group.name, paragraphs(group.purpose, numbered=True))
