"""What is written to the trail? Every event name, as `room:thing:verb`."""

from __future__ import annotations

from enum import Enum


class Event(Enum):
    """One kind of thing the trail records; `label` is what a page says about it."""

    SIGNED_IN = "accounts:session:started"
    SIGN_IN_FAILED = "accounts:session:refused"
    PASSWORD_LINK_SENT = "accounts:password_link:sent"
    PASSWORD_LINK_REFUSED = "accounts:password_link:refused"
    PASSWORD_SET = "accounts:password:set"
    FACTORS_LOST = "accounts:factors:removed_as_lost"
    SIGNED_OUT_EVERYWHERE = "accounts:sessions:ended_for_somebody"
    ACCOUNT_CLOSED = "accounts:account:closed"
    ACCOUNT_REOPENED = "accounts:account:reopened"
    EMPLOYEE_BOUND = "accounts:employee:bound"
    FACTOR_ADDED = "accounts:factor:added"
    FACTOR_USED = "accounts:factor:used"
    FACTOR_REFUSED = "accounts:factor:refused"
    FACTOR_REMOVED = "accounts:factor:removed"
    RECOVERY_CODES_MADE = "accounts:recovery_codes:made"
    RECOVERY_CODE_USED = "accounts:recovery_code:used"
    GUESSING_STOPPED = "accounts:guessing:stopped"
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
    AGENCY_CONTACT_CHANGED = "partnership:agency:changed"
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
    CASE_FILE_SOUGHT = "casefiles:file:sought"
    CASE_FILE_GRANTED = "casefiles:grant:given"
    CASE_FILE_GRANT_ENDED = "casefiles:grant:ended"
    CASE_FILE_EXCLUDED = "casefiles:exclusion:made"
    CASE_FILE_GRANT_EXTENDED = "casefiles:grant:extended"
    CASE_FILE_EMERGENCY_OPENED = "casefiles:emergency:opened"
    CASE_FILE_EMERGENCY_ENDED = "casefiles:emergency:ended"
    CASE_FILE_EMERGENCY_SEEN = "casefiles:emergency:seen"
    CASE_FILE_RECUSED = "casefiles:recusal:declared"
    CASE_PERSON_NAMED = "casefiles:person:named"
    CASE_PERSON_WITHDRAWN = "casefiles:person:withdrawn"
    TEAM_ADDED = "casefiles:team:added"
    TEAM_MEMBER_ADDED = "casefiles:team_member:added"
    TEAM_MEMBER_ENDED = "casefiles:team_member:ended"
    FAMILY_TIE_SAID = "casefiles:family_tie:said"
    FAMILY_TIE_REMOVED = "casefiles:family_tie:removed"
    CHILD_RECORDED = "children:child:recorded"
    ATTACHMENT_KEPT = "attachments:document:kept"
    ATTACHMENT_REPLACED = "attachments:version:added"
    ATTACHMENT_DESCRIBED = "attachments:description:changed"
    ATTACHMENT_WITHDRAWN = "attachments:document:withdrawn"
    ATTACHMENT_TAKEN = "attachments:copy:taken"
    ATTACHMENT_REFUSED = "attachments:file:refused"
    ATTACHMENT_SCANNED = "attachments:file:scanned"
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
    WRITING_PAUSED = "service:writing:paused"
    WRITING_RESUMED = "service:writing:resumed"
    TRAIL_READ = "audit:trail:read"
    TRAIL_DOWNLOADED = "audit:trail:downloaded"
    SIGN_NOTICED = "audit:sign:noticed"
    SIGN_JUDGED = "audit:sign:judged"
    HOME_AREA_SAID = "audit:home_area:said"
    TRAIL_CHECKED = "audit:trail:checked"
    TRAIL_KEY_CHANGED = "audit:key:changed"

    @property
    def is_looking(self) -> bool:
        """Say whether somebody looked at something without changing it."""
        return self.value.endswith(LOOKING)

    @property
    def is_taking_away(self) -> bool:
        """Say whether something left the building."""
        return self.value.endswith(TAKING_AWAY)

    @property
    def label(self) -> str:
        """Return the event in words: “Rapid reviews: recommendation recorded”."""
        room, thing, verb = self.value.split(":")
        words = ROOMS_IN_TWO_WORDS.get(room, room.replace("_", " ")).capitalize()
        return f"{words}: {thing} {verb}".replace("_", " ")


LOOKING = (":read", ":sought", ":previewed", ":traced")
TAKING_AWAY = (":downloaded", ":exported", "copy:taken")
ROOMS_IN_TWO_WORDS = {"attachments": "documents", "casefiles": "case files", "audit": "trail"}
