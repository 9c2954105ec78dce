"""How is a case walked through the real actions, on the days things happened?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.children.actions import ChildAsReported
from heed.core import clock
from heed.incidents import actions as incidents
from heed.incidents.actions import IncidentAsReported
from heed.incidents.models import Incident, Judgement, Notification
from heed.partnership import queries as partnership_queries
from heed.partnership.arrangements import DecisionAuthority
from heed.partnership.models import Agency, Partnership
from heed.rapid_reviews import actions as rapid_reviews
from heed.rapid_reviews.models import CriterionAnswer, Outcome, PanelReply, RapidReview
from heed.statute import criteria


class NobodyThere(LookupError):
    """A person in a story holds no post on a day they act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One case, from the day somebody knew to as far as it has got. None: not yet."""

    child: ChildAsReported
    outcome_for_child: Incident.Outcome
    concern: Judgement.Concern
    concern_reasons: str
    what_happened: str
    happened_in: str
    happened_on: date
    aware_on: date
    siblings: Sequence[ChildAsReported] = ()
    known_to: Sequence[Agency] = ()
    household: str = ""
    parallel_processes: str = ""
    notified_on: date | None = None
    late_because: str = ""
    sections: rapid_reviews.Sections | None = None
    criteria: CriterionAnswer.Answer = CriterionAnswer.Answer.MAY
    criterion_reasons: str = "The group considered what each agency knew."
    outcome: Outcome | None = None
    recommended_on: date | None = None
    recommendation_reasons: str = "The group considered each criterion in turn."
    national_importance: bool = False
    decided_on: date | None = None
    decision_reasons: str = "The recommendation and its reasons are accepted."
    sent_on: date | None = None
    sent_late_because: str = ""
    reply: PanelReply.Category | None = None
    replied_on: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a story left behind."""

    incident: Incident
    rapid_review: RapidReview | None

    @property
    def review(self) -> RapidReview:
        """Return the rapid review of a story that got that far."""
        if self.rapid_review is None:
            raise NobodyThere("This story has not reached a rapid review.")
        return self.rapid_review


@dataclass(frozen=True, slots=True)
class Walk:
    """A partnership in which stories are told."""

    partnership: Partnership

    def viewer(self, user: User, *, on: date) -> Viewer:
        """Return the person with the rights they had on the day.

        :raises NobodyThere: if they held no post then
        """
        viewer = partnership_queries.viewer_for(user, on=on, partnership_id=self.partnership.pk)
        if viewer is None or viewer.partnership_id != self.partnership.pk:
            raise NobodyThere(f"{user} holds no post in {self.partnership} on {on}.")
        return viewer

    def tell(
        self,
        story: Story,
        *,
        coordinator: User,
        group_chair: User,
        decider: User,
        partners: Sequence[User] = (),
    ) -> Told:
        """Walk a case through the actions as far as its story goes."""
        incident = self._report(story, coordinator)
        if story.notified_on is None:
            return Told(incident, None)
        self._notify(story, incident, coordinator)
        review = self._gather(story, incident, coordinator)
        if story.recommended_on is not None:
            self._recommend(story, review, group_chair)
        if story.decided_on is not None:
            self._decide(story, review, decider, partners)
        if story.sent_on is not None:
            self._send(story, review, coordinator)
        return Told(incident, review)

    def give_position(
        self, review: RapidReview, *, partner: User, outcome: Outcome, on: date
    ) -> None:
        """Record that a statutory partner agrees with the group's recommendation."""
        by = self.viewer(partner, on=on)
        rapid_reviews.give_position(
            review,
            agency=partnership_queries.agencies(by.partnership_id, on=on).get(pk=by.agency_id or 0),
            outcome=outcome,
            reasons="Agreed after reading the group's recommendation.",
            by=by,
            at=clock.at(on, 11),
        )

    def _report(self, story: Story, coordinator: User) -> Incident:
        by = self.viewer(coordinator, on=story.aware_on)
        return incidents.report(
            IncidentAsReported(
                local_authority=self.partnership.local_authority,
                outcome=story.outcome_for_child,
                what_happened=story.what_happened,
                aware_on=story.aware_on,
                concern=story.concern,
                concern_reasons=story.concern_reasons,
                judged_by_name=by.name,
                happened_on=story.happened_on,
                happened_in=story.happened_in,
                household=story.household,
                parallel_processes=story.parallel_processes,
            ),
            about=[story.child, *story.siblings],
            known_to=story.known_to,
            by=by,
            at=clock.at(story.aware_on, 14, 30),
        )

    def _notify(self, story: Story, incident: Incident, coordinator: User) -> None:
        if story.notified_on is None:
            return
        by = self.viewer(coordinator, on=story.notified_on)
        incidents.decide_notification(
            incident,
            notify=True,
            reasons="A child was seriously harmed or died, and abuse or neglect is suspected.",
            by=by,
            at=clock.at(story.notified_on, 9, 30),
        )
        recipients = [Notification.Recipient.PANEL, Notification.Recipient.SAFEGUARDING_PARTNERS]
        if story.child.looked_after_by and story.outcome_for_child == Incident.Outcome.DIED:
            recipients.append(Notification.Recipient.SECRETARY_OF_STATE_AND_OFSTED)
        for recipient in recipients:
            incidents.record_notification(
                incident,
                recipient=recipient,
                sent_at=clock.at(story.notified_on, 10),
                sent_by_name=by.name,
                late_because=story.late_because,
                by=by,
                at=clock.at(story.notified_on, 10, 15),
            )

    def _gather(self, story: Story, incident: Incident, coordinator: User) -> RapidReview:
        opened_on = story.notified_on or story.aware_on
        by = self.viewer(coordinator, on=opened_on)
        review = rapid_reviews.open_review(incident, by=by, at=clock.at(opened_on, 11))
        if story.outcome:
            self._answer_criteria(story, review, by=by)
        if story.sections is not None:
            rapid_reviews.write_sections(
                review,
                sections=story.sections,
                version=review.version,
                by=by,
                at=clock.at(story.recommended_on or opened_on, 14),
            )
        return review

    def _answer_criteria(self, story: Story, review: RapidReview, *, by: Viewer) -> None:
        on = story.recommended_on or clock.day(review.opened_at)
        for criterion in criteria.local_on(on):
            is_for_the_panel = criterion.key is criteria.Local.PANEL_CONCLUDED
            rapid_reviews.answer_criterion(
                review,
                criterion=str(criterion.key.value),
                answer=CriterionAnswer.Answer.NO if is_for_the_panel else story.criteria,
                reasons="The Panel has not considered the case yet."
                if is_for_the_panel
                else story.criterion_reasons,
                by=by,
                at=clock.at(on, 15),
            )

    def _recommend(self, story: Story, review: RapidReview, group_chair: User) -> None:
        if story.recommended_on is None or story.outcome is None:
            return
        rapid_reviews.recommend(
            review,
            outcome=story.outcome,
            national_importance=story.national_importance,
            reasons=story.recommendation_reasons,
            recommended_on=story.recommended_on,
            by=self.viewer(group_chair, on=story.recommended_on),
            at=clock.at(story.recommended_on, 16),
        )

    def _decide(
        self, story: Story, review: RapidReview, decider: User, partners: Sequence[User]
    ) -> None:
        if story.decided_on is None or story.outcome is None:
            return
        arrangements = partnership_queries.arrangements_on(self.partnership.pk, on=story.decided_on)
        if arrangements.decides is DecisionAuthority.STATUTORY_PARTNERS:
            for partner in partners:
                self.give_position(
                    review, partner=partner, outcome=story.outcome, on=story.decided_on
                )
        rapid_reviews.decide(
            review,
            outcome=story.outcome,
            national_importance=story.national_importance,
            reasons=story.decision_reasons,
            decided_on=story.decided_on,
            by=self.viewer(decider, on=story.decided_on),
            at=clock.at(story.decided_on, 12),
        )

    def _send(self, story: Story, review: RapidReview, coordinator: User) -> None:
        if story.sent_on is None:
            return
        rapid_reviews.record_sending(
            review,
            sent_at=clock.at(story.sent_on, 15),
            late_because=story.sent_late_because,
            by=self.viewer(coordinator, on=story.sent_on),
            at=clock.at(story.sent_on, 15, 5),
        )
        if story.replied_on is not None and story.reply is not None:
            rapid_reviews.record_reply(
                review,
                category=story.reply,
                received_on=story.replied_on,
                what_it_says="The Panel has considered the rapid review and writes as recorded.",
                by=self.viewer(coordinator, on=story.replied_on),
                at=clock.at(story.replied_on, 9),
            )
