"""How is a story walked through the real actions, on the days things happened?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heed.access.viewer import Viewer
from heed.accounts.models import User
from heed.casefiles import actions as casefiles
from heed.core import clock
from heed.demo.story import AGREED, Decided, People, Recommended, Sent, Story
from heed.incidents import actions as incidents
from heed.incidents.actions import IncidentAsReported
from heed.incidents.models import Incident, Notification
from heed.partnership import queries as partnership_queries
from heed.partnership.models import Agency, Partnership
from heed.rapid_reviews import actions as rapid_reviews
from heed.rapid_reviews.models import Outcome, RapidReview
from heed.statute.working_days import add_working_days

TOLD = (Notification.Recipient.PANEL, Notification.Recipient.SAFEGUARDING_PARTNERS)


class NobodyThere(LookupError):
    """A person in a story holds no post on a day they act."""


class NotSoFar(LookupError):
    """A story has not reached what is asked for."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a story left behind."""

    incident: Incident
    rapid_review: RapidReview | None

    @property
    def review(self) -> RapidReview:
        """Return the rapid review of a story that got that far.

        :raises NotSoFar: if it did not
        """
        if self.rapid_review is None:
            raise NotSoFar("This story has not reached a rapid review.")
        return self.rapid_review


@dataclass(frozen=True, slots=True)
class Walk:
    """A partnership in which stories are told, and the people who act in them."""

    partnership: Partnership
    people: People

    def viewer(self, user: User, *, on: date) -> Viewer:
        """Return the person with the rights they had on the day.

        :raises NobodyThere: if they held no post then
        """
        viewer = partnership_queries.viewer_for(user, on=on, partnership_id=self.partnership.pk)
        if viewer is None or viewer.partnership_id != self.partnership.pk:
            raise NobodyThere(f"{user} holds no post in {self.partnership} on {on}.")
        return viewer

    def coordinator(self, *, on: date) -> Viewer:
        """Return the coordinator with the rights they had on the day."""
        return self.viewer(self.people.coordinator, on=on)

    def tell(self, story: Story) -> Told:
        """Walk a case through the actions as far as its story goes."""
        incident = self._report(story)
        self._hear_views(story, incident)
        if story.notified_on is None:
            return Told(incident, None)
        self._notify(incident, on=story.notified_on)
        review = self._gather(story, incident, on=story.notified_on)
        if story.recommended is not None:
            self._recommend(review, story.recommended)
            if story.decided is not None:
                self._decide(review, story.decided, story.recommended)
        if story.sent is not None:
            self._send(review, story.sent)
        return Told(incident, review)

    def give_position(
        self,
        review: RapidReview,
        *,
        partner: User,
        outcome: Outcome,
        on: date,
        reasons: str = AGREED,
    ) -> None:
        """Record where a statutory partner stands on the group's recommendation."""
        by = self.viewer(partner, on=on)
        rapid_reviews.give_position(
            review,
            agency=self._agency(by, on=on),
            outcome=outcome,
            reasons=reasons,
            by=by,
            at=clock.at(on, 11),
        )

    def _agency(self, viewer: Viewer, *, on: date) -> Agency:
        agencies = partnership_queries.agencies(self.partnership.pk, on=on)
        return agencies.get(pk=viewer.agency_id or 0)

    def _report(self, story: Story) -> Incident:
        people = self.people
        told_by = people.notifier if story.told_by_notifier else people.coordinator
        by = self.viewer(told_by, on=story.aware_on)
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

    def _hear_views(self, story: Story, incident: Incident) -> None:
        """Open the file to each partner with a view on the next working day, and record it."""
        on = add_working_days(story.aware_on, 1)
        for partner in self.people.partners:
            by = self.viewer(partner, on=on)
            agency = self._agency(by, on=on)
            view = story.views.get(Agency.Kind(agency.kind))
            if view is None:
                continue
            casefiles.grant(
                incident.case_file,
                to=partner,
                reason="Gives a safeguarding partner's view on notifying",
                by=self.coordinator(on=on),
                at=clock.at(on, 9),
            )
            incidents.give_view(
                incident,
                agency=agency,
                would_notify=view.would_notify,
                reasons=view.reasons,
                by=by,
                at=clock.at(on, 15),
            )

    def _notify(self, incident: Incident, *, on: date) -> None:
        by = self.coordinator(on=on)
        incidents.decide_notification(
            incident,
            notify=True,
            reasons="A child was seriously harmed or died, and abuse or neglect is suspected.",
            by=by,
            at=clock.at(on, 9, 30),
        )
        for recipient in TOLD:
            incidents.record_notification(
                incident,
                recipient=recipient,
                sent_at=clock.at(on, 10),
                sent_by_name=by.name,
                by=by,
                at=clock.at(on, 10, 15),
            )

    def _gather(self, story: Story, incident: Incident, *, on: date) -> RapidReview:
        by = self.coordinator(on=on)
        review = rapid_reviews.open_review(incident, by=by, at=clock.at(on, 11))
        considered_on = story.recommended.on if story.recommended else add_working_days(on, 2)
        rapid_reviews.write_sections(
            review,
            sections=story.sections,
            version=review.version,
            by=by,
            at=clock.at(considered_on, 14),
        )
        for criterion, given in story.answers.items():
            rapid_reviews.answer_criterion(
                review,
                criterion=str(criterion.value),
                answer=given.answer,
                reasons=given.reasons,
                by=by,
                at=clock.at(considered_on, 15),
            )
        return review

    def _recommend(self, review: RapidReview, recommended: Recommended) -> None:
        rapid_reviews.recommend(
            review,
            outcome=recommended.outcome,
            national_importance=recommended.national_importance,
            reasons=recommended.reasons,
            dissent=recommended.dissent,
            recommended_on=recommended.on,
            by=self.viewer(self.people.group_chair, on=recommended.on),
            at=clock.at(recommended.on, 16),
        )

    def _decide(self, review: RapidReview, decided: Decided, recommended: Recommended) -> None:
        """Take the partners' positions, where there are any, and the decision."""
        for partner in self.people.partners:
            agency = self._agency(self.viewer(partner, on=decided.on), on=decided.on)
            self.give_position(
                review,
                partner=partner,
                outcome=recommended.outcome,
                on=decided.on,
                reasons=decided.positions.get(Agency.Kind(agency.kind), AGREED),
            )
        rapid_reviews.decide(
            review,
            outcome=recommended.outcome,
            national_importance=recommended.national_importance,
            reasons=decided.reasons,
            decided_on=decided.on,
            by=self.viewer(self.people.decider, on=decided.on),
            at=clock.at(decided.on, 12),
        )

    def _send(self, review: RapidReview, sent: Sent) -> None:
        rapid_reviews.record_sending(
            review,
            sent_at=clock.at(sent.on, 15),
            late_because=sent.late_because,
            by=self.coordinator(on=sent.on),
            at=clock.at(sent.on, 15, 5),
        )
        if sent.reply is not None:
            rapid_reviews.record_reply(
                review,
                category=sent.reply.category,
                received_on=sent.reply.on,
                what_it_says=sent.reply.says,
                by=self.coordinator(on=sent.reply.on),
                at=clock.at(sent.reply.on, 9),
            )
