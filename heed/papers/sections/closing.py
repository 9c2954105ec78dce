"""Corporate Parenting Board paper: recommendations, contacts and background papers."""

from __future__ import annotations

from heed.core.periods import long_date
from heed.documents.tree import Box, NumberedList, Paragraph, Section
from heed.papers.facts import DEFAULT_LABEL, BoardFacts
from heed.papers.sections.wording import plural


def recommendations(facts: BoardFacts) -> Section:
    """Ask the Board to receive the report, and later the reports on looked-after children."""
    called = plural(facts.label)
    others = "other case reviews" if facts.label != DEFAULT_LABEL else "other learning reviews"
    return Section(
        "Recommendations",
        (
            Box(
                (
                    Paragraph("The Corporate Parenting Board is recommended to:"),
                    NumberedList(
                        (
                            f"receive this report at its meeting on {long_date(facts.meeting_on)};"
                            " and",
                            f"receive the overview and learning reports of {called} and {others} "
                            "of any looked-after children.",
                        )
                    ),
                )
            ),
        ),
    )


def contacts(facts: BoardFacts) -> Section | None:
    """Print the partnership's contact lines, where it has any."""
    if not facts.area.contact_lines:
        return None
    return Section("Contact points", tuple(Paragraph(line) for line in facts.area.contact_lines))


def background_papers() -> Section:
    """Say that there are no background papers (Local Government Act 1972 s.100D)."""
    return Section(
        "Background papers",
        (
            Paragraph(
                "In the opinion of the proper officer there are no background papers relating to "
                "the subject matter of this report."
            ),
        ),
    )
