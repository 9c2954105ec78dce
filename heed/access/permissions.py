"""Who may do what? One page; the product shows it and the documentation is made from it."""

from __future__ import annotations

from enum import Enum

from heed.access.role_table import ON_CASES, Resource, reaching
from heed.access.roles import Role


class Permission(Enum):
    """Something a person may be allowed to do; the value is the sentence a page shows."""

    INCIDENT_REPORT = "Report a serious incident"
    INCIDENT_JUDGE = "Record whether abuse or neglect is known or suspected"
    INCIDENT_GIVE_VIEW = "Record an agency's view on whether to notify"
    INCIDENT_DECIDE_NOTIFICATION = "Decide whether to notify"
    INCIDENT_RECORD_NOTIFICATION = "Record that a notification was sent"
    RAPID_REVIEW_OPEN = "Open a rapid review"
    RAPID_REVIEW_WRITE = "Write the sections of a rapid review"
    RAPID_REVIEW_ANSWER_CRITERIA = "Answer the criteria for a local review"
    RAPID_REVIEW_RECOMMEND = "Record the review group's recommendation"
    RAPID_REVIEW_GIVE_POSITION = "Record a safeguarding partner's position"
    RAPID_REVIEW_DECIDE = "Record the decision on a recommendation"
    RAPID_REVIEW_SEND = "Record that the rapid review was sent to the Panel"
    RAPID_REVIEW_RECORD_REPLY = "Record the Panel's reply"
    PRACTICE_REVIEW_COMMISSION = "Commission and plan a local review"
    CHRONOLOGY_READ = "Read the chronology, or the part of one’s own agency"
    CHRONOLOGY_PLAN = "Plan a chronology and ask agencies for theirs"
    CHRONOLOGY_RETURN = "Send an agency’s chronology and answer questions about it"
    CHRONOLOGY_ANNOTATE = "Write notes beside a chronology and ask agencies about it"
    CHRONOLOGY_LABEL = "Say who is named in a chronology, and which label to read instead"
    CHRONOLOGY_JUDGE = "Set right what was found in the words of a chronology"
    CHRONOLOGY_DOWNLOAD = "Take a combined chronology away as a file"
    CASE_FILE_OPEN = "Open a case file"
    CASE_FILE_GRANT = "Open a case file to an agency, a group or a person, or close it to them"
    CASE_FILE_EXCLUDE = "Keep a person out of a case file because of a conflict of interest"
    PARTNERSHIP_ARRANGE = "Publish arrangements and keep groups and agencies"
    PEOPLE_APPOINT = "Invite people, and give, change and end posts"
    PEOPLE_CONFIRM = "Confirm somebody another person has proposed"
    PEOPLE_HELP = "Help people who cannot sign in: a link, a lost second factor, open sessions"
    CASE_FILE_BREAK_GLASS = "Open a case file in an emergency, for hours; the coordinator is told"
    CASE_FILE_SEE_EMERGENCIES = "See who opened a case file in an emergency, and end it"
    CONFLICT_DECLARE = "Stand aside from a case because of a conflict of interest of one’s own"
    CONFLICT_RECORD = "Record who is named in a case, and who works with or is family of whom"
    PAPER_READ = "Read and download papers"
    PAPER_DOWNLOAD = "Take papers away as files"
    PAPER_READ_EXEMPT = "Read papers before they are published, and parts not for publication"
    PAPER_TRACE = "Follow a figure in a paper to the case files it counts"
    PAPER_PUBLISH = "Publish a version of a paper"
    ATTACHMENT_KEEP = "Add documents to a case"
    ATTACHMENT_REPLACE = "Add a newer version of a document"
    ATTACHMENT_DESCRIBE = "Change the title, kind or marking of a document"
    ATTACHMENT_WITHDRAW = "Withdraw a document"
    ATTACHMENT_DOWNLOAD = "Take a copy of a document away"
    LEGAL_ADVICE_READ = "Read legal advice"
    BACKUP_LOOK_AFTER = "See how the backups stand and record restore drills"
    RETENTION_ARRANGE = "Say how long which kind of file is kept"
    RETENTION_DECIDE = "Choose how long a file is kept, and keep it longer"
    LEGAL_HOLD_PLACE = "Place a legal hold, so that nothing of a file can be destroyed"
    LEGAL_HOLD_LIFT = "Lift a legal hold"
    DISPOSAL_PROPOSE = "Propose to destroy a file whose period is over"
    DISPOSAL_APPROVE = "Approve what another person proposed, and destroy the file"
    TRAIL_READ = "Read the trail of who did and looked at what"
    TRAIL_DOWNLOAD = "Take the trail away as a file"
    SIGN_JUDGE = "Judge whether somebody looked at case files without need"


# Everybody who reaches documents adds their own; `heed.attachments` says whose they are.
KEEPS_DOCUMENTS = reaching(Resource.FILES)
# Two of them at least: one proposes to destroy a file, another approves it.
KEEPS_RECORDS = frozenset({Role.COORDINATOR, Role.INDEPENDENT_CHAIR})

TABLE: dict[Permission, frozenset[Role]] = {
    Permission.INCIDENT_REPORT: frozenset({Role.COORDINATOR, Role.NOTIFIER}),
    Permission.INCIDENT_JUDGE: frozenset({Role.COORDINATOR, Role.NOTIFIER}),
    Permission.INCIDENT_GIVE_VIEW: frozenset(
        {Role.COORDINATOR, Role.AGENCY_REPRESENTATIVE, Role.STATUTORY_PARTNER}
    ),
    Permission.INCIDENT_DECIDE_NOTIFICATION: frozenset({Role.COORDINATOR}),
    Permission.INCIDENT_RECORD_NOTIFICATION: frozenset({Role.COORDINATOR, Role.NOTIFIER}),
    Permission.RAPID_REVIEW_OPEN: frozenset({Role.COORDINATOR}),
    Permission.RAPID_REVIEW_WRITE: frozenset({Role.COORDINATOR}),
    Permission.RAPID_REVIEW_ANSWER_CRITERIA: frozenset({Role.COORDINATOR, Role.GROUP_CHAIR}),
    Permission.RAPID_REVIEW_RECOMMEND: frozenset({Role.COORDINATOR, Role.GROUP_CHAIR}),
    Permission.RAPID_REVIEW_GIVE_POSITION: frozenset({Role.STATUTORY_PARTNER}),
    Permission.RAPID_REVIEW_DECIDE: frozenset({Role.INDEPENDENT_CHAIR, Role.STATUTORY_PARTNER}),
    Permission.RAPID_REVIEW_SEND: frozenset({Role.COORDINATOR}),
    Permission.RAPID_REVIEW_RECORD_REPLY: frozenset({Role.COORDINATOR}),
    Permission.PRACTICE_REVIEW_COMMISSION: frozenset({Role.COORDINATOR}),
    Permission.CHRONOLOGY_READ: reaching(Resource.OWN_RETURN),
    Permission.CHRONOLOGY_PLAN: frozenset({Role.COORDINATOR}),
    Permission.CHRONOLOGY_RETURN: frozenset(
        {Role.COORDINATOR, Role.NOTIFIER, Role.AGENCY_REPRESENTATIVE}
    ),
    Permission.CHRONOLOGY_ANNOTATE: reaching(Resource.REVIEWER_WORKSPACE),
    # Whoever prepares, leads or carries out the review, and may see every name there is in it.
    Permission.CHRONOLOGY_LABEL: frozenset(
        {Role.COORDINATOR, Role.GROUP_CHAIR, Role.LEAD_REVIEWER}
    ),
    Permission.CHRONOLOGY_JUDGE: reaching(Resource.REVIEWER_WORKSPACE),
    Permission.CHRONOLOGY_DOWNLOAD: reaching(Resource.OTHERS_RETURNS),
    Permission.CASE_FILE_OPEN: frozenset({Role.COORDINATOR, Role.NOTIFIER}),
    Permission.CASE_FILE_GRANT: frozenset({Role.COORDINATOR, Role.INDEPENDENT_CHAIR}),
    Permission.CASE_FILE_EXCLUDE: frozenset({Role.COORDINATOR, Role.INDEPENDENT_CHAIR}),
    # Not for people from outside, whose one file is opened to them, nor for advisers.
    Permission.CASE_FILE_BREAK_GLASS: frozenset(
        {
            Role.NOTIFIER,
            Role.AGENCY_REPRESENTATIVE,
            Role.GROUP_MEMBER,
            Role.STATUTORY_PARTNER,
        }
    ),
    Permission.CASE_FILE_SEE_EMERGENCIES: frozenset({Role.COORDINATOR, Role.INDEPENDENT_CHAIR}),
    Permission.CONFLICT_DECLARE: ON_CASES,
    Permission.CONFLICT_RECORD: frozenset({Role.COORDINATOR, Role.INDEPENDENT_CHAIR}),
    Permission.PARTNERSHIP_ARRANGE: frozenset({Role.COORDINATOR}),
    Permission.PEOPLE_APPOINT: frozenset({Role.COORDINATOR, Role.AGENCY_ADMINISTRATOR}),
    Permission.PEOPLE_HELP: frozenset({Role.COORDINATOR, Role.AGENCY_ADMINISTRATOR}),
    Permission.PEOPLE_CONFIRM: frozenset({Role.COORDINATOR, Role.INDEPENDENT_CHAIR}),
    Permission.PAPER_READ: frozenset(
        {
            Role.COORDINATOR,
            Role.GROUP_CHAIR,
            Role.INDEPENDENT_CHAIR,
            Role.STATUTORY_PARTNER,
            Role.BOARD_OFFICER,
            Role.GROUP_MEMBER,
            Role.QA_OFFICER,
            Role.COMMUNICATIONS,
            Role.COUNCILLOR,
        }
    ),
    Permission.PAPER_DOWNLOAD: frozenset(
        {
            Role.COORDINATOR,
            Role.GROUP_CHAIR,
            Role.INDEPENDENT_CHAIR,
            Role.STATUTORY_PARTNER,
            Role.BOARD_OFFICER,
            Role.GROUP_MEMBER,
            Role.QA_OFFICER,
            Role.COMMUNICATIONS,
            Role.COUNCILLOR,
        }
    ),
    Permission.PAPER_READ_EXEMPT: frozenset(
        {Role.COORDINATOR, Role.INDEPENDENT_CHAIR, Role.STATUTORY_PARTNER}
    ),
    Permission.PAPER_TRACE: frozenset({Role.COORDINATOR, Role.INDEPENDENT_CHAIR}),
    Permission.PAPER_PUBLISH: frozenset({Role.COORDINATOR}),
    Permission.ATTACHMENT_KEEP: KEEPS_DOCUMENTS,
    Permission.ATTACHMENT_REPLACE: KEEPS_DOCUMENTS,
    Permission.ATTACHMENT_DESCRIBE: KEEPS_DOCUMENTS,
    Permission.ATTACHMENT_WITHDRAW: KEEPS_DOCUMENTS,
    Permission.ATTACHMENT_DOWNLOAD: KEEPS_DOCUMENTS,
    # Privileged: a waiver once made cannot be taken back.
    Permission.LEGAL_ADVICE_READ: frozenset(
        {
            Role.COORDINATOR,
            Role.INDEPENDENT_CHAIR,
            Role.STATUTORY_PARTNER,
            Role.LEGAL_ADVISER,
        }
    ),
    Permission.BACKUP_LOOK_AFTER: frozenset({Role.COORDINATOR}),
    Permission.RETENTION_ARRANGE: KEEPS_RECORDS,
    Permission.RETENTION_DECIDE: KEEPS_RECORDS,
    Permission.LEGAL_HOLD_PLACE: KEEPS_RECORDS,
    Permission.LEGAL_HOLD_LIFT: KEEPS_RECORDS,
    Permission.DISPOSAL_PROPOSE: KEEPS_RECORDS,
    Permission.DISPOSAL_APPROVE: KEEPS_RECORDS,
    Permission.TRAIL_READ: frozenset(
        {Role.COORDINATOR, Role.INDEPENDENT_CHAIR, Role.DATA_PROTECTION_OFFICER}
    ),
    Permission.TRAIL_DOWNLOAD: frozenset(
        {Role.COORDINATOR, Role.INDEPENDENT_CHAIR, Role.DATA_PROTECTION_OFFICER}
    ),
    Permission.SIGN_JUDGE: frozenset({Role.COORDINATOR, Role.INDEPENDENT_CHAIR}),
}

# What leaves the building: a page cannot say after the fact that the file should stay.
TAKES_AWAY = frozenset(
    {
        Permission.PAPER_DOWNLOAD,
        Permission.TRAIL_DOWNLOAD,
        Permission.ATTACHMENT_DOWNLOAD,
        Permission.CHRONOLOGY_DOWNLOAD,
    }
)

# What a stranger at an unlocked screen could do most harm with: taking away, publishing, giving or
# taking rights, destroying. `checks.require` asks for a proof at most five minutes old (trust.md,
# T12).
NEEDS_FRESH_PROOF = TAKES_AWAY | {
    Permission.CASE_FILE_GRANT,
    Permission.CASE_FILE_EXCLUDE,
    Permission.CASE_FILE_BREAK_GLASS,
    Permission.CONFLICT_RECORD,
    Permission.PARTNERSHIP_ARRANGE,
    Permission.PEOPLE_APPOINT,
    Permission.PEOPLE_CONFIRM,
    Permission.PEOPLE_HELP,
    Permission.PAPER_PUBLISH,
    Permission.LEGAL_HOLD_LIFT,
    Permission.DISPOSAL_PROPOSE,
    Permission.DISPOSAL_APPROVE,
}

# What each permission changes or reads. A role carries a permission only over what it reaches
# (`role_table.py`); None is about the partnership itself, which everybody may read about.
ABOUT: dict[Permission, Resource | None] = {
    Permission.INCIDENT_REPORT: Resource.INCIDENT,
    Permission.INCIDENT_JUDGE: Resource.INCIDENT,
    Permission.INCIDENT_GIVE_VIEW: Resource.PARTNER_VIEWS,
    Permission.INCIDENT_DECIDE_NOTIFICATION: Resource.INCIDENT,
    Permission.INCIDENT_RECORD_NOTIFICATION: Resource.INCIDENT,
    Permission.RAPID_REVIEW_OPEN: Resource.RAPID_REVIEW,
    Permission.RAPID_REVIEW_WRITE: Resource.RAPID_REVIEW,
    Permission.RAPID_REVIEW_ANSWER_CRITERIA: Resource.RAPID_REVIEW,
    Permission.RAPID_REVIEW_RECOMMEND: Resource.RAPID_REVIEW,
    Permission.RAPID_REVIEW_GIVE_POSITION: Resource.RAPID_REVIEW,
    Permission.RAPID_REVIEW_DECIDE: Resource.RAPID_REVIEW,
    Permission.RAPID_REVIEW_SEND: Resource.RAPID_REVIEW,
    Permission.RAPID_REVIEW_RECORD_REPLY: Resource.RAPID_REVIEW,
    Permission.PRACTICE_REVIEW_COMMISSION: Resource.LOCAL_REVIEW,
    Permission.CHRONOLOGY_READ: Resource.OWN_RETURN,
    Permission.CHRONOLOGY_PLAN: Resource.OTHERS_RETURNS,
    Permission.CHRONOLOGY_RETURN: Resource.OWN_RETURN,
    Permission.CHRONOLOGY_ANNOTATE: Resource.REVIEWER_WORKSPACE,
    Permission.CHRONOLOGY_LABEL: Resource.OTHERS_RETURNS,
    Permission.CHRONOLOGY_JUDGE: Resource.REVIEWER_WORKSPACE,
    Permission.CHRONOLOGY_DOWNLOAD: Resource.OTHERS_RETURNS,
    Permission.CASE_FILE_OPEN: Resource.CASE,
    Permission.CASE_FILE_GRANT: Resource.ACCESS,
    Permission.CASE_FILE_EXCLUDE: Resource.CONFLICTS,
    Permission.CASE_FILE_BREAK_GLASS: Resource.CASE,
    Permission.CASE_FILE_SEE_EMERGENCIES: Resource.ACCESS,
    Permission.CONFLICT_DECLARE: Resource.CASE,
    Permission.CONFLICT_RECORD: Resource.CONFLICTS,
    Permission.PARTNERSHIP_ARRANGE: None,
    Permission.PEOPLE_APPOINT: None,
    Permission.PEOPLE_HELP: None,
    Permission.PEOPLE_CONFIRM: None,
    Permission.PAPER_READ: Resource.PAPERS,
    Permission.PAPER_DOWNLOAD: Resource.PAPERS,
    Permission.PAPER_READ_EXEMPT: Resource.PAPERS,
    Permission.PAPER_TRACE: Resource.PAPERS,
    Permission.PAPER_PUBLISH: Resource.PAPERS,
    Permission.ATTACHMENT_KEEP: Resource.FILES,
    Permission.ATTACHMENT_REPLACE: Resource.FILES,
    Permission.ATTACHMENT_DESCRIBE: Resource.FILES,
    Permission.ATTACHMENT_WITHDRAW: Resource.FILES,
    Permission.ATTACHMENT_DOWNLOAD: Resource.FILES,
    Permission.LEGAL_ADVICE_READ: Resource.FILES,
    Permission.BACKUP_LOOK_AFTER: None,
    Permission.RETENTION_ARRANGE: None,
    Permission.RETENTION_DECIDE: Resource.RECORD_KEEPING,
    Permission.LEGAL_HOLD_PLACE: Resource.RECORD_KEEPING,
    Permission.LEGAL_HOLD_LIFT: Resource.RECORD_KEEPING,
    Permission.DISPOSAL_PROPOSE: Resource.RECORD_KEEPING,
    Permission.DISPOSAL_APPROVE: Resource.RECORD_KEEPING,
    Permission.TRAIL_READ: Resource.TRAIL,
    Permission.TRAIL_DOWNLOAD: Resource.TRAIL,
    Permission.SIGN_JUDGE: Resource.TRAIL,
}
