"""A paper with every kind of thing in it, built like the board paper of February 2020."""

from heed.documents.tree import (
    Access,
    Box,
    BulletList,
    Document,
    Emphasis,
    Figure,
    LetteredList,
    Link,
    NumberedList,
    Paragraph,
    Part,
    Picture,
    Section,
    Strong,
    Table,
)

STRUCTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300" font-family="Inter, Arial">
  <!-- Who answers to whom -->
  <title>Structure</title>
  <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7"
    orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="#0b0c0c"/></marker></defs>
  <g fill="#eef2f7" stroke="#1a4f8b" stroke-width="2">
    <rect x="220" y="10" width="200" height="60" rx="4"/>
    <rect x="20" y="210" width="180" height="70" rx="4"/>
    <rect x="230" y="210" width="180" height="70" rx="4"/>
    <rect x="440" y="210" width="180" height="70" rx="4"/>
  </g>
  <g stroke="#0b0c0c" stroke-width="2" fill="none" marker-end="url(#tip)">
    <path d="M320 70 V140 H110 V208" marker-end="url(#tip)"/>
    <path d="M320 70 V208" marker-end="url(#tip)"/>
    <path d="M320 140 H530 V208" marker-end="url(#tip)"/>
  </g>
  <g font-size="16" text-anchor="middle" fill="#0b0c0c">
    <text x="320" y="46" font-weight="bold">Executive Group</text>
    <text x="110" y="242">Quality assurance,</text><text x="110" y="264">practice, procedures</text>
    <text x="320" y="250">Get Safe</text>
    <text x="530" y="242">Safeguarding Practice</text><text x="530" y="264">Review Group</text>
  </g>
</svg>
"""

INTRODUCTION = Section(
    "Introduction",
    (
        Paragraph(
            "This report gives the Corporate Parenting Board an overview of serious case reviews "
            "and local child safeguarding practice reviews in Exampleshire in 2019.",
            numbered=True,
        ),
        Paragraph("It covers:", numbered=True),
        NumberedList(
            (
                "the new safeguarding arrangements, and how child deaths and serious cases are "
                "reviewed; and",
                "the cases referred to the Safeguarding Practice Review Group, and what was "
                "decided.",
            )
        ),
    ),
)

ARRANGEMENTS = Section(
    "New arrangements for reviewing serious cases",
    (
        Paragraph(
            (
                "The Children and Social Work Act 2017, with ",
                Emphasis("Working Together 2018"),
                ", replaced local safeguarding children boards by arrangements made by three "
                "safeguarding partners: the local authority, the police and the clinical "
                "commissioning groups.",
            ),
            numbered=True,
        ),
        Paragraph("In Exampleshire the partners are led by:", numbered=True),
        Table(
            caption="The three safeguarding partners",
            header=("Post", "Organisation"),
            rows=(
                ("Chief Executive", "Exampleshire County Council"),
                ("Chief Constable", "Westmarch Police"),
                ("Accountable Officer", "NHS South Exampleshire Clinical Commissioning Group"),
            ),
        ),
        Paragraph(
            (
                "The new ",
                Strong("Exampleshire Safeguarding Children Partnership"),
                " has been in place since 30 September 2019.",
            ),
            numbered=True,
        ),
        Picture(
            svg=STRUCTURE,
            caption="The partnership's groups",
            alternative=(
                "The Executive Group stands at the top. Three groups answer to it: Quality "
                "assurance, practice and procedures; Get Safe; and the Safeguarding Practice "
                "Review Group."
            ),
        ),
        Section(
            "Serious harm and notifications",
            (
                Paragraph(
                    "Section 16C(1) of the Children Act 2004 says that where a local authority in "
                    "England knows or suspects that a child has been abused or neglected, it must "
                    "notify the national Panel if:",
                    numbered=True,
                ),
                LetteredList(
                    (
                        "the child dies or is seriously harmed in the local authority's area; or",
                        "while normally resident in the local authority's area, the child dies or "
                        "is seriously harmed outside England.",
                    )
                ),
                Paragraph(
                    "Serious harm includes serious or long-term impairment of a child's mental "
                    "health or intellectual, emotional, social or behavioural development. It also "
                    "covers impairment of physical health. This list is not complete.",
                    numbered=True,
                ),
            ),
        ),
        Section(
            "How a review is decided on",
            (
                Paragraph("The group considers whether the case:", numbered=True),
                BulletList(
                    (
                        "highlights improvements needed to safeguard children, including where "
                        "they have been identified before;",
                        "highlights recurrent themes;",
                        "highlights concerns about two or more organisations working together; or",
                        "is one the national Panel considers better reviewed locally.",
                    )
                ),
                Paragraph(
                    "The group recommends. The Independent Chair makes the final decision.",
                    numbered=True,
                ),
            ),
        ),
    ),
)

REVIEWS = Section(
    "Cases referred and decisions",
    (
        Paragraph(
            (
                "In this period ",
                Figure("referred-2019", "17"),
                " cases were referred and each had a rapid review.",
            ),
            numbered=True,
        ),
        Table(
            caption="Rapid reviews by year and decision",
            header=("Year", "Referred", "Review commissioned", "Criteria not met"),
            rows=(
                ("2017", "14", "c", "c"),
                ("2018", "1,116", "c", "c"),
                (Strong("2019"), Figure("referred-2019", "17"), "7", "10"),
            ),
            numeric=(1, 2, 3),
            note="c: a number that is not shown, so that no child can be recognised from it.",
        ),
    ),
)

RECOMMENDATIONS = Section(
    "Recommendations",
    (
        Box(
            (
                Paragraph("The Corporate Parenting Board is asked to:"),
                NumberedList(
                    (
                        "receive this report; and",
                        (
                            "receive the overview and ",
                            Strong("learning reports"),
                            " of any review of a looked-after child.",
                        ),
                    )
                ),
            )
        ),
    ),
)

CONTACT = Section(
    "Contact points",
    (
        Paragraph("Alex Example, Director of Social Work and Safeguarding"),
        Paragraph(("Telephone ", Link("01632 960 001", "tel:01632960001"))),
        Paragraph(("Email ", Link("alex@example.org", "mailto:alex@example.org"))),
        Paragraph(
            (
                "The guidance is published as ",
                Link("Working Together", "https://www.example.org/working-together"),
                ".",
            )
        ),
    ),
)

EXEMPT = Part(
    Access.EXEMPT,
    (
        Section(
            "The review under way",
            (
                Paragraph(
                    "The reviewer has met the family. Terms of reference are written.",
                    numbered=True,
                ),
            ),
        ),
    ),
    reason=(
        "This part holds exempt information of the description in paragraph 2 of Part 1 of "
        "Schedule 12A to the Local Government Act 1972: information which is likely to reveal the "
        "identity of an individual."
    ),
)


def paper() -> Document:
    """Return the paper, with its public and its exempt part."""
    return Document(
        title="Serious case reviews",
        subtitle="Overview for the year 2019",
        marking="OFFICIAL-SENSITIVE",
        front=(
            ("Committee", "Corporate Parenting Board"),
            ("Meeting date", "6 February 2020"),
            ("Author", "Alex Example, Director of Social Work and Safeguarding"),
        ),
        blocks=(
            Part(Access.PUBLIC, (INTRODUCTION, ARRANGEMENTS, REVIEWS, RECOMMENDATIONS, CONTACT)),
            EXEMPT,
        ),
    )
