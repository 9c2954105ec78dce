"""What is known for a paper, what was released for it, and which versions were published?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, Q, QuerySet, Value

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.casefiles import second_wall
from heed.casefiles.models import CaseFile
from heed.core import clock
from heed.core.periods import Period, long_date
from heed.disclosure.suppression import ShownByDecision
from heed.documents.tree import Document
from heed.incidents.models import Notification
from heed.papers import stored
from heed.papers.facts import (
    Area,
    BoardFacts,
    CommissionedReview,
    ConsideredCase,
    GroupFacts,
    PanelView,
    Partner,
    Timeliness,
)
from heed.papers.kinds import Brief
from heed.papers.models import PublishedPaper, Release
from heed.papers.numbers import Numbers
from heed.papers.sections.wording import in_a_sentence
from heed.partnership import queries as partnership_queries
from heed.partnership.models import Agency, Appointment, Group, Partnership
from heed.practice_reviews import queries as practice_reviews
from heed.rapid_reviews import queries as rapid_reviews
from heed.rapid_reviews.models import Outcome, PanelReply, Sending
from heed.statute.instruments import CSWA_2017

# A paper starts where the arrangements start, if they are younger than this many months.
FIRST_MONTHS = 12

WITHOUT_REVIEW = frozenset({Outcome.NO_REVIEW.value, Outcome.OTHER_LEARNING.value})


def default_period(partnership_id: int, *, meeting_on: date) -> Period:
    """Return the period people most often want for a meeting: it ends on the meeting's day.

    It starts on the day the arrangements were implemented, if that was in the twelve months before
    the meeting; else on the first day of the partnership's reporting year.

    :raises NoArrangements: if no arrangements were in force on the day of the meeting
    """
    arrangements = partnership_queries.arrangements_on(partnership_id, on=meeting_on)
    implemented_on = arrangements.implemented_on
    if implemented_on and _months_between(implemented_on, meeting_on) < FIRST_MONTHS:
        return Period(implemented_on, meeting_on)
    first_month = arrangements.reporting_year_starts_month
    year = meeting_on.year if meeting_on.month >= first_month else meeting_on.year - 1
    return Period(date(year, first_month, 1), meeting_on)


class BeforeTheLaw(LookupError):
    """The law the paper describes was not in force on the day of the meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A paper as it would be published now: what it counts, and its text without an author."""

    partnership: Partnership
    facts: BoardFacts
    numbers: Numbers
    document: Document
    versions: tuple[PublishedPaper, ...]  # published for the same meeting, newest first

    @property
    def digest(self) -> str:
        """Return the mark by which somebody's later word refers to exactly this draft."""
        return stored.digest(self.document)


def draft(partnership: Partnership, brief: Brief, *, author: str = "") -> Draft:
    """Write the paper as it would be published now.

    :raises NoArrangements: if no arrangements were in force on the day of the meeting
    :raises BeforeTheLaw: if the meeting was before there were safeguarding partners
    """
    if brief.meeting_on < CSWA_2017:
        raise BeforeTheLaw(
            f"There were no safeguarding partners before {long_date(CSWA_2017)}, so there is no "
            "such paper for an earlier meeting."
        )
    counted = replace(facts(partnership, brief), author=author)
    published = list(related(partnership.pk, brief).defer("content"))
    shown = numbers(partnership.pk, brief, published=published)
    document = brief.write(counted, numbers=shown, marking=partnership.marking)
    return Draft(
        partnership=partnership,
        facts=counted,
        numbers=shown,
        document=document,
        versions=tuple(paper for paper in published if paper.meeting_on == brief.meeting_on),
    )


@second_wall.opened()  # figures over every file; they name nobody
def facts(partnership: Partnership, brief: Brief) -> BoardFacts:
    """Count everything the paper is written from, as it was known on the meeting's day.

    Every case file of the partnership is counted, whoever asks: what comes back are numbers and
    words for a board, never the content of a case.

    :raises NoArrangements: if no arrangements were in force on the day of the meeting
    """
    known = Period(brief.period.starts_on, max(brief.meeting_on, brief.period.ends_on))
    return BoardFacts(
        area=_area(partnership, on=brief.meeting_on),
        period=brief.period,
        meeting_on=brief.meeting_on,
        commissioned=_commissioned(partnership.pk, brief.period, known=known),
        considered=_considered(partnership.pk, brief.period, known=known),
        timeliness=_timeliness(partnership.pk, brief.period) if brief.with_timeliness else None,
    )


@second_wall.opened()  # figures over every file; they name nobody
def numbers(partnership_id: int, brief: Brief, *, published: Iterable[PublishedPaper]) -> Numbers:
    """Return the rule for small numbers, with the decision to show them if one stands.

    `published` are the `related` papers: what they told on overlapping periods can be compared.
    """
    release = standing_release(partnership_id, brief)
    if release is None:
        return Numbers(told=_told(paper for paper in published if _overlaps(paper, brief.period)))
    return Numbers(
        decision=ShownByDecision(
            by_name=release.decided_by_name,
            on=clock.day(release.decided_at),
            reason=release.reasons,
        )
    )


def _told(others: Iterable[PublishedPaper]) -> dict[str, frozenset[int]]:
    """Return the numbers that published papers on other, overlapping periods gave in public."""
    told: dict[str, set[int]] = {}
    for paper in others:
        for key, figure in paper.figures.items():
            number = len(figure["references"])
            if paper.choices["released_by"] or not Numbers().policy.hides(number):
                told.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in told.items()}


def standing_release(partnership_id: int, brief: Brief) -> Release | None:
    """Return the decision to show small numbers in this very paper, unless it was withdrawn."""
    return Release.objects.filter(
        partnership_id=partnership_id,
        kind=brief.kind.name,
        period_starts_on=brief.period.starts_on,
        period_ends_on=brief.period.ends_on,
        meeting_on=brief.meeting_on,
        withdrawn_at=None,
    ).first()


def published(viewer: Viewer) -> QuerySet[PublishedPaper]:
    """Return the papers this person may read, newest meeting first; none without the right."""
    if not checks.may(viewer, Permission.PAPER_READ):
        return PublishedPaper.objects.none()
    return PublishedPaper.objects.filter(partnership_id=viewer.partnership_id).order_by(
        "-meeting_on", "board", "-version"
    )


def related(partnership_id: int, brief: Brief) -> QuerySet[PublishedPaper]:
    """Return what the same board was given for this meeting or an overlapping period."""
    period = brief.period
    overlapping = Q(period_starts_on__lte=period.ends_on, period_ends_on__gte=period.starts_on)
    return PublishedPaper.objects.filter(
        Q(meeting_on=brief.meeting_on) | overlapping,
        partnership_id=partnership_id,
        kind=brief.kind.name,
    ).order_by("-version", "pk")


def versions(partnership_id: int, brief: Brief) -> QuerySet[PublishedPaper]:
    """Return the versions published for the same board and meeting, newest first."""
    return PublishedPaper.objects.filter(
        partnership_id=partnership_id, kind=brief.kind.name, meeting_on=brief.meeting_on
    ).order_by("-version")


def _overlaps(paper: PublishedPaper, period: Period) -> bool:
    """Say whether a paper is on another period that shares days with this one.

    Versions for the same period count the same cases; they correct one another.
    """
    its = (paper.period_starts_on, paper.period_ends_on)
    same = its == (period.starts_on, period.ends_on)
    return not same and its[0] <= period.ends_on and its[1] >= period.starts_on


def newer_version(paper: PublishedPaper) -> PublishedPaper | None:
    """Return the newest version of the same paper, if it is newer than this one."""
    return (
        PublishedPaper.objects.filter(
            partnership_id=paper.partnership_id,
            kind=paper.kind,
            meeting_on=paper.meeting_on,
            version__gt=paper.version,
        )
        .order_by("-version")
        .first()
    )


def counted_files(viewer: Viewer, references: Iterable[str]) -> list[CaseFile]:
    """Return the files a figure counts that this person may open, by reference."""
    visible = CaseFile.visible_to(viewer).filter(reference__in=list(references))
    return list(visible.order_by("reference"))


def _months_between(earlier: date, later: date) -> int:
    """Return how many whole months lie between two days; 0 if the later comes first."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return max(0, months - (later.day < earlier.day))


# ------------------------------------------------------------------------------- the area


def _area(partnership: Partnership, *, on: date) -> Area:
    groups = list(partnership_queries.groups(partnership.pk, on=on).select_related("reports_to"))
    agreed = partnership_queries.arrangements_on(partnership.pk, on=on)
    partners = list(partnership_queries.statutory_partners(partnership.pk, on=on))
    by_kind = {
        Group.Kind(group.kind): GroupFacts(name=group.name, purpose=group.purpose)
        for group in groups
    }
    return Area(
        name=partnership.name,
        short_name=partnership.short_name,
        local_authority=partnership.local_authority,
        contact_lines=tuple(
            line.strip() for line in partnership.contact_lines.splitlines() if line.strip()
        ),
        arrangements=agreed,
        partners=_partners(partners, partnership_queries.appointments(partnership.pk, on=on)),
        structure=partnership_queries.structure_of(
            agreed.decides, groups=groups, partners=partners
        ),
        review=by_kind.get(Group.Kind.REVIEW),
        executive=by_kind.get(Group.Kind.EXECUTIVE),
        quality=by_kind.get(Group.Kind.QUALITY),
        exploitation=by_kind.get(Group.Kind.EXPLOITATION),
    )


# The order in which people name the partners.
_PARTNER_ORDER = (Agency.Kind.LOCAL_AUTHORITY, Agency.Kind.POLICE, Agency.Kind.HEALTH)


def _partners(agencies: Iterable[Agency], posts: Iterable[Appointment]) -> tuple[Partner, ...]:
    held = list(posts)
    partners = sorted(
        agencies,
        key=lambda agency: (
            [*_PARTNER_ORDER, agency.kind].index(Agency.Kind(agency.kind)),
            agency.name,
        ),
    )
    return tuple(
        Partner(name=agency.name, chief_officers=_chief_officers(agency, held))
        for agency in partners
    )


def _chief_officers(agency: Agency, posts: list[Appointment]) -> tuple[str, ...]:
    """Return the titles of those who answer for a partner: with that right, or with no account.

    Whoever has that right may sit in the executive too; others who do are only its members.
    """
    own = [post for post in posts if post.agency_id == agency.pk]
    answering = [post.title for post in own if post.role == Role.STATUTORY_PARTNER.value]
    without_account = [post.title for post in own if not post.role and post.group_id is None]
    return tuple(dict.fromkeys(without_account or answering))


# ------------------------------------------------------------------------------ the cases


def _commissioned(
    partnership_id: int, period: Period, *, known: Period
) -> tuple[CommissionedReview, ...]:
    rows = practice_reviews.commissioned(partnership_id, known)
    return tuple(
        CommissionedReview(
            reference=row.reference,
            label=in_a_sentence(row.label_used),
            commissioned_on=row.commissioned_on,
            confidential=row.confidential,
            looked_after=row.looked_after_child,
            terms_written=row.terms_set_on is not None,
            reviewer_appointed=row.reviewer_appointed_on is not None,
            completion_planned_for=row.completion_planned_for,
            completed_on=row.completed_on,
            on=known.ends_on,
        )
        for row in rows
        if row.commissioned_on in period
    )


def _considered(
    partnership_id: int, period: Period, *, known: Period
) -> tuple[ConsideredCase, ...]:
    rows = rapid_reviews.considered(partnership_id, known)
    return tuple(
        ConsideredCase(
            reference=row.reference,
            criteria_not_met=row.outcome == Outcome.NO_REVIEW,
            panel=_panel_view(row.panel_reply, agrees=row.panel_agrees),
        )
        for row in rows
        if row.outcome in WITHOUT_REVIEW and row.decided_on and row.decided_on in period
    )


def _panel_view(reply: str | None, *, agrees: bool | None) -> PanelView:
    if reply is None or reply == PanelReply.Category.ASKS_FOR_MORE:
        return PanelView.AWAITED
    return PanelView.AGREES if agrees else PanelView.OTHERWISE


def _timeliness(partnership_id: int, period: Period) -> Timeliness:
    """Return what went to the Panel in a period and what was late, in one question."""
    sent = {"sent_at__range": (clock.at(period.starts_on, 0), clock.at(period.ends_on, 23, 59))}
    notifications = Notification.unscoped.filter(
        incident__case_file__partnership_id=partnership_id,
        recipient=Notification.Recipient.PANEL,
        **sent,
    ).annotate(is_review=Value(False), about=F("incident__case_file__reference"))
    sendings = Sending.unscoped.filter(
        review__case_file__partnership_id=partnership_id, **sent
    ).annotate(is_review=Value(True), about=F("review__case_file__reference"))
    columns = ("is_review", "sent_at", "pk", "about", "due_on")
    together = notifications.values_list(*columns).union(sendings.values_list(*columns), all=True)
    late: dict[bool, dict[str, bool]] = {False: {}, True: {}}
    for is_review, sent_at, _, reference, due_on in together.order_by("sent_at", "pk"):
        # A review that was sent again counts once, by its first sending.
        late[bool(is_review)].setdefault(reference, bool(due_on) and clock.day(sent_at) > due_on)
    return Timeliness(
        notified=tuple(late[False]),
        notified_late=tuple(reference for reference, is_late in late[False].items() if is_late),
        reviewed=tuple(late[True]),
        reviewed_late=tuple(reference for reference, is_late in late[True].items() if is_late),
    )
