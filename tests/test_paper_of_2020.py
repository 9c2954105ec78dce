"""Does the paper of 6 February 2020 say what the council's report said, fact by fact, and no more?

The situation of 2019 is loaded through the real actions; the paper is made from it in Word, PDF and
HTML. Each row below is one paragraph of the report, with the facts it states in our words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import docx
import html5lib
import pytest
from django.db import transaction
from docx.oxml.ns import qn
from pypdf import PdfReader
from pytest_django import DjangoDbBlocker

from heed.accounts.models import User
from heed.children.models import Child
from heed.core import clock
from heed.core.periods import Period, long_date
from heed.demo import situation_of_2019
from heed.documents import tree
from heed.papers import actions, queries, stored
from heed.papers.formats import FORMATS
from heed.papers.kinds import CORPORATE_PARENTING_BOARD, Brief
from heed.papers.models import PublishedPaper
from heed.partnership import queries as partnership_queries
from heed.practice_reviews.models import PracticeReview

# The paper is made once for all tests here; without the mark there would be no test database.
pytestmark = pytest.mark.django_db

MEETING = date(2020, 2, 6)
BRIEF = Brief(
    kind=CORPORATE_PARENTING_BOARD,
    period=Period(date(2019, 9, 30), MEETING),
    meeting_on=MEETING,
)

FACTS: dict[str, tuple[str, ...]] = {
    "head": (
        "Serious Case Reviews",
        "Corporate Parenting Board",
        "6 February 2020",
        "Director of Social Work and Safeguarding",
    ),
    "1": (r"gives the Corporate Parenting Board an overview", r"to 6 February 2020"),
    "2": (
        r"safeguarding arrangements, in particular how serious cases and the deaths of children",
        r"the cases referred to the Safeguarding Practice Review Board, and what was decided",
    ),
    "3": (
        r"Children and Social Work Act 2017, supported by the statutory guidance",
        r"Working Together to Safeguard Children 2018",
        r"took the place of Local Safeguarding Children Boards \(LSCBs\)",
    ),
    "4": (
        r"three safeguarding partners are responsible for designing the arrangements and "
        r"putting them into practice: the local authority, the clinical commissioning groups and "
        r"the police",
    ),
    "5": (
        r"Chief Executive\W+Worcestershire County Council",
        r"Chief Constable\W+West Mercia Police",
        r"Accountable Officer\W+NHS South Worcestershire, NHS Wyre Forest, and NHS Redditch & "
        r"Bromsgrove Clinical Commissioning Groups",
    ),
    "6": (
        r"publish its new arrangements by 30 June 2019 \(29 June 2019 in government guidance\)",
        r"by 30 September 2019 at the latest",
    ),
    "7": (
        r"Worcestershire Safeguarding Children Partnership \(WSCP\) have been in place since "
        r"30 September 2019",
    ),
    "8": (
        r"build on the strong and effective partnership that already exists",
        r"keep the best of the current arrangements",
        r"bring in new ways of working together",
        r"Figure 1: The arrangements, as a picture",
        r"Executive Group\W+Reports to Worcestershire Safeguarding Children.s Partnership; meets "
        r"quarterly",
    ),
    "9": (r"committed to developing its services", r"a learning partnership"),
    "10": (
        r"strong representation from every agency",
        r"audits, understanding the experience of service users, and monitoring key performance "
        r"indicators",
        r"the learning from practice reviews, feeds the multi-agency programme of learning",
    ),
    "11": (r"contextual safeguarding and the exploitation of children and young people a key",),
    "12": (
        r"GET SAFE is its name",
        r"Gang-related activity, sexual Exploitation, Trafficking, modern-day Slavery, Absent and "
        r"missing, Forced marriage, honour-based violence and female genital mutilation, and "
        r"criminal Exploitation",
    ),
    "13": (r"strategic and tactical action plan", r"Prepare, Prevent, Protect and Pursue"),
    "14": (r"key responsibility of the partnership is to commission and publish child",),
    "15": (
        r"purpose of a review, local or national, is to identify improvements to be made to "
        r"safeguard and promote the welfare of children",
    ),
    "16": (
        r"national level the responsibility for learning from serious incidents lies with the "
        r"Child Safeguarding Practice Review Panel",
        r"still developing; the Executive Group and the Safeguarding Practice Review Board follow",
    ),
    "17": (
        r"section 16C\(1\) of the Children Act 2004, as amended by the Children and Social Work "
        r"Act 2017",
        r"local authority in England that knows or suspects that a child has been abused or "
        r"neglected must notify the national Panel if",
        r"the child dies or is seriously harmed in the authority.s area; or",
        r"dies or is seriously harmed outside England while normally resident in the authority.s",
    ),
    "18": (
        r"looked-after child dies, the local authority must also notify the Secretary of State "
        r"for Education and HM Chief Inspector \(Ofsted\), whether or not abuse or neglect is "
        r"suspected",
    ),
    "19": (
        r"serious or long-term impairment of a child.s mental health or of their intellectual, "
        r"emotional, social or behavioural development, and impairment of physical health",
        r"not a complete list",
        r"use their judgement, and impairment that is likely to be long-term counts even if that "
        r"is not certain straight away",
    ),
    "20": (
        r"every incident notified to the Panel is also referred to the Safeguarding Practice "
        r"Review Board, for a local decision",
        r"meets the criteria for a child safeguarding practice review",
        r"may raise issues that are complex or of national importance",
    ),
    "21": (
        r"highlights or may highlight improvements needed to safeguard and promote the welfare of "
        r"children, including where those improvements have been previously identified",
        r"highlights or may highlight recurrent themes in the safeguarding and promotion of the "
        r"welfare of children",
        r"highlights or may highlight concerns regarding two or more (organisations or )?agencies "
        r"working together effectively to safeguard and promote the welfare of children",
        r"Child Safeguarding Practice Review Panel has considered the case and concluded that a "
        r"local review may be more appropriate",
    ),
    "22": (
        r"Safeguarding Practice Review Board recommends to the Independent Chair",
        r"Independent Chair is responsible for the final decision",
    ),
    "23": (
        r"standing item at the quarterly meetings of the Executive Group",
        r"national importance, the Executive Group is told in between its meetings",
        r"Decisions are made transparently and the reasons are communicated appropriately, "
        r"including to families",
    ),
    "24": (
        r"Since the new arrangements began in September 2019, one Serious Case Review has been "
        r"commissioned",
        r"at an early stage and therefore confidential for now",
        r"a young person who was looked after",
    ),
    "25": (
        r"terms of reference have been written and the author has been appointed",
        r"due to be completed in July 2020",
    ),
    "26": (
        r"Two further cases were referred to the Safeguarding Practice Review Board, which "
        r"considered whether each needed a Serious Case Review",
        r"Each had a rapid review",
        r"decided in both cases that the criteria for a Serious Case Review were not met",
        r"national Panel supported the decision in both cases",
    ),
    "recommendation 1": (r"receive this report at its meeting on 6 February 2020",),
    "recommendation 2": (
        r"receive the overview and learning reports of Serious Case Reviews and other case reviews "
        r"of any looked-after children",
    ),
    "contact points": (
        r"County Council: 01905 763763",
        r"Hub: 01905 765765",
        r"worcestershirehub@worcestershire\.gov\.uk",
    ),
    "background papers": (
        r"In the opinion of the proper officer there are no background papers relating to the "
        r"subject matter of this report",
    ),
}

# All the paper may say of the three cases: paragraphs 24 to 26 of the report, and nothing else.
OF_THE_CASES = (
    "Since the new arrangements began in September 2019, one Serious Case Review has been "
    "commissioned. It is at an early stage and therefore confidential for now. The review is of a "
    "young person who was looked after. The terms of reference have been written and the author "
    "has been appointed. The review is due to be completed in July 2020. "
    "Cases referred and decided without a review "
    "Two further cases were referred to the Safeguarding Practice Review Board, which considered "
    "whether each needed a Serious Case Review. Each had a rapid review. "
    "It was decided in both cases that the criteria for a Serious Case Review were not met. The "
    "national Panel supported the decision in both cases. "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The paper, its files and words, and what the case files it counts hold about people."""

    paper: PublishedPaper
    files: dict[str, bytes]
    words: dict[str, str]
    people: tuple[str, ...]


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Made]:
    """The paper of 6 February 2020, made once; the database is left as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _made()
        transaction.set_rollback(True)


def _made() -> Made:
    users = {
        person: User.objects.create(email=person.email, name=person.name)
        for person in situation_of_2019.PEOPLE
    }
    partnership = situation_of_2019.load(users)
    on = date(2020, 1, 28)
    manager = partnership_queries.viewer_for(users[situation_of_2019.MANAGER], on=on)
    assert manager is not None
    at = clock.at(on, 9)
    if not queries.numbers(partnership.pk, BRIEF, published=()).released:
        actions.release_small_numbers(
            BRIEF, reasons="The council published these numbers itself.", by=manager, at=at
        )
    draft = queries.draft(partnership, BRIEF)
    paper = actions.publish(
        BRIEF, author=situation_of_2019.AUTHOR, seen=draft.digest, by=manager, at=at
    )
    document, author = stored.document(paper.content), paper.choices["author"]
    files = {ending: form.render(document, at, author) for ending, form in FORMATS.items()}
    read = {"html": _words_of_html, "docx": _words_of_word, "pdf": _words_of_pdf}
    return Made(
        paper=paper,
        files=files,
        words={
            ending: " ".join(" ".join(read[ending](content)).split())
            for ending, content in files.items()
        },
        people=_people(),
    )


def _people() -> tuple[str, ...]:
    """Return names, references and birth dates that no paper may hold."""
    children = list(Child.unscoped.select_related("case_file"))
    assert len(children) == 3
    told = [person.name for person in situation_of_2019.PEOPLE]
    told += [review.reviewer_name for review in PracticeReview.unscoped.all()]
    for child in children:
        assert child.born_on is not None
        told += [child.name, child.case_file.reference]
        told += [child.born_on.isoformat(), long_date(child.born_on), f"{child.born_on:%B %Y}"]
    return tuple(told)


@pytest.fixture(params=["html", "docx", "pdf"])
def words(request: pytest.FixtureRequest, made: Made) -> str:
    """The words of the paper as a reader of one format gets them, on one line."""
    return made.words[request.param]


def _words_of_html(content: bytes) -> Iterator[str]:
    page = html5lib.parse(content.decode(), namespaceHTMLElements=False)
    yield from page.itertext()


def _words_of_word(content: bytes) -> Iterator[str]:
    file = docx.Document(BytesIO(content))
    for paragraph in file.element.body.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _words_of_pdf(content: bytes) -> Iterator[str]:
    foot = re.compile(r"Serious Case Reviews\s+Page \d+ of \d+")
    for page in PdfReader(BytesIO(content)).pages:
        text, feet = foot.subn("", page.extract_text())
        assert feet == 1
        yield text


@pytest.mark.parametrize("paragraph", FACTS)
def test_the_paper_says_what_the_report_said(words: str, paragraph: str) -> None:
    missing = [fact for fact in FACTS[paragraph] if not re.search(fact, words, flags=re.IGNORECASE)]

    assert not missing, f"Not in the paper: {missing}\n{words}"


def test_nothing_more_is_said_of_the_cases(words: str) -> None:
    start = words.index("Since the new arrangements began")
    end = words.index("Recommendations", start)

    assert _without_numbers(words[start:end]) == OF_THE_CASES.strip()


def test_nobody_can_be_recognised_from_it(made: Made, words: str) -> None:
    told = [*made.people, "nvented", "SI-", "baby", "years old", " boy", " girl"]

    assert [fact for fact in told if fact in words] == []


def test_it_is_public_throughout_because_somebody_decided_so(made: Made) -> None:
    document = stored.document(made.paper.content)

    assert made.paper.choices["released_by"] == situation_of_2019.MANAGER.name
    assert document.marking == ""
    assert not any(tree.is_exempt(block) for block in document.blocks)


def test_its_numbers_lead_to_the_three_cases(made: Made) -> None:
    counted = {key: len(figure["references"]) for key, figure in made.paper.figures.items()}

    assert counted == {
        "reviews-commissioned": 1,
        "reviews-of-looked-after-children": 1,
        "considered-without-review": 2,
        "criteria-not-met": 2,
        "other-learning": 0,
        "panel-agrees": 2,
        "panel-otherwise": 0,
        "panel-awaited": 0,
    }


def test_the_pdf_is_tagged(made: Made) -> None:
    catalogue: Any = PdfReader(BytesIO(made.files["pdf"])).trailer["/Root"]

    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"].startswith("en")
    assert "/StructTreeRoot" in catalogue


def _without_numbers(said: str) -> str:
    """Leave out the paragraph numbers, which Word alone does not keep in the text."""
    return " ".join(re.sub(r"(^| )\d{1,2}\. (?=[A-Z])", r"\1", said).split())
