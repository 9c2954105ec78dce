"""What else is on the office's desk in Marlshire, beside the reviews themselves?"""

from __future__ import annotations

from datetime import date, timedelta

from heed.accounts.models import User
from heed.audit import actions as audit
from heed.casefiles import actions as casefiles
from heed.core import clock
from heed.core.periods import Period
from heed.demo import marlshire_texts
from heed.demo.people import Person
from heed.demo.walk import Told, Walk
from heed.desk.queries import signs
from heed.incidents import actions as incidents
from heed.papers import actions as papers
from heed.papers import queries as paper_queries
from heed.papers.kinds import CORPORATE_PARENTING_BOARD, Brief
from heed.papers.models import PublishedPaper
from heed.partnership.models import Agency
from heed.statute.working_days import add_working_days, sub_working_days

# What a board is told about, and how long before its meeting the paper is written, in days.
A_YEAR = timedelta(days=365)
BEFORE_THE_MEETING = timedelta(days=8)


def decide_not_to_notify(told: Told, walk: Walk, *, today: date) -> None:
    """Decide against telling the Panel, although one partner sees it differently."""
    on = sub_working_days(today, 18)
    incidents.decide_notification(
        told.incident,
        notify=False,
        reasons="Abuse or neglect is neither known nor suspected. The NHS sees it differently and "
        "its reasons stand beside this. Look again when the skeletal survey is back.",
        by=walk.coordinator(on=on),
        at=clock.at(on, 10),
    )


def keep_out(person: User, told: Told, walk: Walk, *, today: date) -> None:
    """Keep somebody out of a file because of a conflict of interest."""
    on = sub_working_days(today, 2)
    casefiles.exclude(
        told.incident.case_file,
        person=person,
        reason="Manages the ward where he was cared for",
        by=walk.coordinator(on=on),
        at=clock.at(on, 9),
    )


def open_to_school(school: Agency, told: Told, walk: Walk, *, today: date) -> None:
    """Open one file to the child's school, until its summary is written."""
    on = sub_working_days(today, 5)
    casefiles.grant(
        told.incident.case_file,
        to=school,
        reason="Writes the school's summary for the rapid review",
        ends_on=add_working_days(today, 10),
        by=walk.coordinator(on=on),
        at=clock.at(on, 10),
    )


def let_the_solicitor_look(solicitor: User, told: Told, walk: Walk, *, today: date) -> None:
    """Open a file to the council's solicitor, who has the surname of the child on it and reads it.

    Heed notices, as it does every hour, and asks the office: nobody has judged it yet.
    """
    on = sub_working_days(today, 1)
    case_file = told.incident.case_file
    casefiles.grant(
        case_file,
        to=solicitor,
        reason="Advises on what the foster carers may be told",
        ends_on=add_working_days(today, 20),
        by=walk.coordinator(on=on),
        at=clock.at(on, 10),
    )
    reader = walk.viewer(solicitor, on=on)
    casefiles.note_reading(case_file, page="overview", by=reader, at=clock.at(on, 14, 5))
    at = clock.at(on, 15)
    found, names = signs.noticed(walk.partnership.pk, at=at)
    audit.keep_signs(found, partnership_id=walk.partnership.pk, names=names, at=at)


def begin_report(notifier: User, walk: Walk, *, today: date) -> None:
    """Leave a report half written, as people do."""
    on = sub_working_days(today, 1)
    incidents.keep_draft(
        None,
        answers=marlshire_texts.DRAFT,
        by=walk.viewer(notifier, on=on),
        at=clock.at(on, 16, 40),
    )


def publish_paper(walk: Walk, *, author: Person, today: date) -> PublishedPaper:
    """Publish the paper for the Corporate Parenting Board's last meeting, on the year before."""
    meeting_on = sub_working_days(today, 20)
    written_on = meeting_on - BEFORE_THE_MEETING
    brief = Brief(
        kind=CORPORATE_PARENTING_BOARD,
        period=Period(written_on - A_YEAR, written_on),
        meeting_on=meeting_on,
        with_timeliness=True,
    )
    return papers.publish(
        brief,
        author=f"{author.name}, {author.title}",
        seen=paper_queries.draft(walk.partnership, brief).digest,
        by=walk.coordinator(on=written_on),
        at=clock.at(written_on, 16),
    )
