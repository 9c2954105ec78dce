"""What is written to the trail? Every event name, as `room:thing:verb`."""

from __future__ import annotations

from enum import Enum


class Event(Enum):
    """One kind of thing the trail records; `label` is what a page says about it."""

    SIGNED_IN = "accounts:session:started"
    SIGN_IN_FAILED = "accounts:session:refused"
    SIGNED_OUT = "accounts:session:ended"
    ACCOUNT_OPENED = "accounts:account:opened"
    PASSWORD_CHANGED = "accounts:password:changed"
    SESSION_LAPSED = "accounts:session:lapsed"
    SESSION_CLOSED = "accounts:session:closed"
    ANSWERS_KEPT = "accounts:answers:kept"
    ANSWERS_SENT = "accounts:answers:sent"
    ANSWERS_DISCARDED = "accounts:answers:discarded"
    PROOF_GIVEN = "accounts:proof:given"
    PROOF_REFUSED = "accounts:proof:refused"
    PARTNERSHIP_FOUNDED = "partnership:partnership:founded"
    ARRANGEMENTS_PUBLISHED = "partnership:arrangements:published"
    AGENCY_ADDED = "partnership:agency:added"
    GROUP_ADDED = "partnership:group:added"
    APPOINTMENT_MADE = "partnership:appointment:made"
    APPOINTMENT_ENDED = "partnership:appointment:ended"
    APPOINTMENT_CHANGED = "partnership:appointment:changed"
    APPOINTMENT_REMOVED = "partnership:appointment:removed"
    INVITATION_MADE = "partnership:invitation:made"
    INVITATION_CONFIRMED = "partnership:invitation:confirmed"
    INVITATION_SENT = "partnership:invitation:sent"
    INVITATION_WITHDRAWN = "partnership:invitation:withdrawn"
    INVITATION_ACCEPTED = "partnership:invitation:accepted"
    PLACE_CHOSEN = "partnership:place:chosen"
    CASE_FILE_OPENED = "casefiles:file:opened"
    CASE_FILE_READ = "casefiles:file:read"
    CASE_FILE_GRANTED = "casefiles:grant:given"
    CASE_FILE_GRANT_ENDED = "casefiles:grant:ended"
    CASE_FILE_EXCLUDED = "casefiles:exclusion:made"
    CHILD_RECORDED = "children:child:recorded"
    INCIDENT_REPORTED = "incidents:incident:reported"
    INCIDENT_DRAFT_KEPT = "incidents:draft:kept"
    INCIDENT_DRAFT_DISCARDED = "incidents:draft:discarded"
    INCIDENT_JUDGED = "incidents:judgement:made"
    INCIDENT_VIEW_GIVEN = "incidents:view:given"
    INCIDENT_NOTIFICATION_DECIDED = "incidents:notification:decided"
    INCIDENT_NOTIFIED = "incidents:notification:recorded"
    RAPID_REVIEW_OPENED = "rapid_reviews:review:opened"
    RAPID_REVIEW_CRITERION_ANSWERED = "rapid_reviews:criterion:answered"
    RAPID_REVIEW_RECOMMENDED = "rapid_reviews:review:recommended"
    RAPID_REVIEW_POSITION_GIVEN = "rapid_reviews:position:given"
    RAPID_REVIEW_DECIDED = "rapid_reviews:review:decided"
    RAPID_REVIEW_SENT = "rapid_reviews:review:sent"
    RAPID_REVIEW_REPLIED = "rapid_reviews:reply:recorded"
    RAPID_REVIEW_REOPENED = "rapid_reviews:review:reopened"
    RAPID_REVIEW_WRITTEN = "rapid_reviews:review:written"
    PRACTICE_REVIEW_COMMISSIONED = "practice_reviews:review:commissioned"
    PRACTICE_REVIEW_TERMS_SET = "practice_reviews:terms:set"
    PRACTICE_REVIEW_REVIEWER_APPOINTED = "practice_reviews:reviewer:appointed"
    PRACTICE_REVIEW_COMPLETION_PLANNED = "practice_reviews:completion:planned"
    PRACTICE_REVIEW_COMPLETED = "practice_reviews:review:completed"
    PRACTICE_REVIEW_STARTED = "practice_reviews:review:started"
    PAPER_PREVIEWED = "papers:paper:previewed"
    PAPER_NUMBERS_RELEASED = "papers:numbers:released"
    PAPER_NUMBERS_WITHHELD = "papers:numbers:withheld"
    PAPER_PUBLISHED = "papers:paper:published"
    PAPER_DOWNLOADED = "papers:paper:downloaded"
    PAPER_FIGURE_TRACED = "papers:figure:traced"
    BACKUP_RESTORED = "backups:backup:restored"
    RESTORE_DRILL_RECORDED = "backups:drill:recorded"
    TRAIL_READ = "audit:trail:read"

    @property
    def label(self) -> str:
        """Return the event in words: “Rapid reviews: recommendation recorded”."""
        room, thing, verb = self.value.split(":")
        words = ROOMS_IN_TWO_WORDS.get(room, room.replace("_", " ")).capitalize()
        return f"{words}: {thing} {verb}"


ROOMS_IN_TWO_WORDS = {"casefiles": "case files", "audit": "trail"}
