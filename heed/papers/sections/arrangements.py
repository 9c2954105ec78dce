"""Corporate Parenting Board paper: who works together, and since when (2020: 3 to 8)."""

from __future__ import annotations

from heed.core.periods import long_date
from heed.documents.tree import Block, Paragraph, Picture, Section, Strong, Table
from heed.papers.facts import Area, BoardFacts
from heed.papers.sections.wording import listed, sentence_case
from heed.partnership import structure
from heed.statute import roles, transition
from heed.statute.instruments import WT2018, WT2023, WT2026
from heed.statute.roles import Body

# Working Together by the day each edition came into use: the newest that had started applies.
EDITIONS = ((WT2026, "2026"), (WT2023, "2023"), (WT2018, "2018"))

BODIES = {
    Body.LOCAL_AUTHORITY: "the local authority",
    Body.CLINICAL_COMMISSIONING_GROUP: "the clinical commissioning groups",
    Body.INTEGRATED_CARE_BOARD: "the integrated care board",
    Body.CHIEF_OFFICER_OF_POLICE: "the police",
}


def section(facts: BoardFacts) -> Section:
    """Describe the arrangements in force on the day of the meeting, with their picture."""
    area = facts.area
    return Section(
        "Arrangements for reviewing serious cases",
        (
            _law(facts),
            _responsibility(facts),
            *_chief_officers(area),
            *_transition(area),
            _in_place(area),
            *(Paragraph(line, numbered=True) for line in _lines(area.arrangements.approach)),
            *_picture(area),
        ),
    )


def _law(facts: BoardFacts) -> Paragraph:
    edition = next((year for day, year in EDITIONS if day <= facts.meeting_on), "2018")
    return Paragraph(
        "The Children and Social Work Act 2017, supported by the statutory guidance Working "
        f"Together to Safeguard Children {edition}, sets out what each area must arrange to keep "
        "children safe. These arrangements took the place of Local Safeguarding Children Boards "
        "(LSCBs).",
        numbered=True,
    )


def _responsibility(facts: BoardFacts) -> Paragraph:
    bodies = roles.G1.value_on(facts.meeting_on)
    named = listed([BODIES[body] for body in bodies])
    return Paragraph(
        "Three safeguarding partners are responsible for designing the arrangements and putting "
        f"them into practice: {named}.",
        numbered=True,
    )


def _chief_officers(area: Area) -> list[Block]:
    if not any(partner.chief_officers for partner in area.partners):
        return []
    rows = [
        (listed(partner.chief_officers) or "Not recorded", partner.name)
        for partner in area.partners
    ]
    return [
        Paragraph(
            f"The table shows the chief officers of the partners in {area.local_authority}.",
            numbered=True,
        ),
        Table(
            caption=f"Chief officers of the safeguarding partners in {area.local_authority}",
            header=("Post", "Safeguarding partner"),
            rows=tuple(rows),
        ),
    ]


def _transition(area: Area) -> list[Block]:
    """Say by when the law wanted the change, where these are the first arrangements (T1, T2)."""
    if area.arrangements.implemented_on is None:
        return []
    publish_by = transition.publication_deadline()
    implement_by = transition.implementation_deadline(publish_by)
    return [
        Paragraph(
            f"Every area had to publish its new arrangements by {long_date(publish_by)} "
            f"({long_date(transition.PUBLISH_BY_IN_GUIDANCE)} in government guidance), and to put "
            f"them into practice within three months, by {long_date(implement_by)} at the latest.",
            numbered=True,
        )
    ]


def _in_place(area: Area) -> Paragraph:
    since = area.arrangements.implemented_on
    short = f" ({area.short_name})" if area.short_name and area.short_name != area.name else ""
    new = "new " if since else ""
    return Paragraph(
        (
            f"The {new}arrangements of the ",
            Strong(f"{area.name}{short}"),
            f" have been in place since {long_date(since or area.arrangements.starts_on)}.",
        ),
        numbered=True,
    )


def _picture(area: Area) -> list[Block]:
    """Draw how partners and groups stand to one another, with the same facts as a table."""
    rows = structure.rows(area.structure)
    if not rows:
        return []
    return [
        Picture(
            svg=structure.draw(area.structure),
            caption="The arrangements, as a picture",
            alternative=structure.in_words(area.structure),
        ),
        Table(
            caption="The arrangements, as a table",
            header=("Partner, group or post", "Place in the arrangements"),
            rows=tuple((name, _place(*said)) for name, *said in rows),
        ),
    ]


def _place(place: str, meets: str, part: str) -> str:
    said = [words for words in (place, f"Meets {meets}" if meets else "", part) if words]
    return "; ".join([*said[:1], *(sentence_case(words) for words in said[1:])])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
