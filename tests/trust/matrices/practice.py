"""Who should see and do what? Written down a second time, role by role, and not from the product.

The source is section 9 of the reference on practice: the table of roles, and the rules below it.
Nobody publishes such a table, so where practice leaves something open the choice is ours, and
`docs/decisions/0027-give-each-role-its-reach.md` says why. Names are plain words on purpose:
nothing here may follow from the code that is judged by it.
"""

from __future__ import annotations

from typing import Final

# How far: "all" of the partnership's, what is "open" to them or theirs, what is open to them by
# "name", and only rows of their "own" agency on what is open to them.
Far = str
Kind = str

# What is kept on a case, in the words of practice.
KINDS: Final = (
    "case",
    "incident",
    "view",
    "rapid review",
    "local review",
    "document",
    "opening",
    "conflict",
    "retention",
    "return",
    "combined chronology",
    "reader’s note",
)

# Each agency’s own return, and all of them in one order.
_RETURNS: Final = ("return", "combined chronology")

SEES: Final[dict[str, dict[Kind, Far]]] = {
    # Case list: all; edits the file, the log and the tracker.
    "COORDINATOR": dict.fromkeys(KINDS, "all"),
    # Creates, and reads what is their own. The review that follows is the group's.
    "NOTIFIER": {
        "case": "name",
        "incident": "name",
        "view": "name",
        "opening": "name",
        "document": "own",
        "return": "own",
    },
    # Assigned cases; request only; edits the own agency's return, sees no other's.
    "AGENCY_REPRESENTATIVE": {
        "case": "open",
        "incident": "open",
        "view": "own",
        "document": "own",
        "return": "own",
    },
    # Assigned cases: reads the file and the returns.
    "GROUP_MEMBER": dict.fromkeys(
        ("case", "incident", "view", "rapid review", "local review", "document"), "open"
    )
    | dict.fromkeys(_RETURNS, "open"),
    # All, minus conflicts: reads, decides or advises.
    "GROUP_CHAIR": dict.fromkeys(
        ("case", "incident", "view", "rapid review", "local review", "document", "opening"), "all"
    )
    | dict.fromkeys((*_RETURNS, "reader’s note"), "all"),
    # A scrutineer is the same; and keeps a file when the only coordinator is in conflict.
    "INDEPENDENT_CHAIR": dict.fromkeys(KINDS, "all"),
    # Signs off, so reads what is signed off; not cases that are not brought to them.
    "STATUTORY_PARTNER": dict.fromkeys(
        ("case", "incident", "view", "rapid review", "local review", "document", "opening"), "open"
    ),
    # One review, for a time: reads everything about it, but not who may see it.
    "LEAD_REVIEWER": dict.fromkeys(
        ("case", "incident", "view", "rapid review", "local review", "document"), "name"
    )
    | dict.fromkeys((*_RETURNS, "reader’s note"), "name"),
    # Assigned: reads what the advice is asked on.
    "LEGAL_ADVISER": dict.fromkeys(
        ("case", "incident", "rapid review", "local review", "document"), "name"
    ),
    # The access log, publication only, audits, exploitation, published packs, accounts: no case.
    "DATA_PROTECTION_OFFICER": {},
    "COMMUNICATIONS": {},
    "QA_OFFICER": {},
    "EXPLOITATION_COORDINATOR": {},
    "BOARD_OFFICER": {},
    "COUNCILLOR": {},
    "AGENCY_ADMINISTRATOR": {},
}

_DOCUMENTS: Final = {
    "ATTACHMENT_KEEP",
    "ATTACHMENT_REPLACE",
    "ATTACHMENT_DESCRIBE",
    "ATTACHMENT_WITHDRAW",
    "ATTACHMENT_DOWNLOAD",
}
# Whoever answers for an agency sends its chronology; whoever reads all of them may take them away;
# notes beside them are for those who run, lead or carry out the review.
_SENDS_A_RETURN: Final = {"CHRONOLOGY_READ", "CHRONOLOGY_RETURN"}
_READS_RETURNS: Final = {"CHRONOLOGY_READ", "CHRONOLOGY_DOWNLOAD"}
_WRITES_NOTES: Final = _READS_RETURNS | {"CHRONOLOGY_ANNOTATE", "CHRONOLOGY_JUDGE"}
# Who keeps the names and labels sees every name: families’ homes, and who reported it.
_LABELS: Final = {"CHRONOLOGY_LABEL"}
_PAPERS: Final = {"PAPER_READ", "PAPER_DOWNLOAD"}
_PEOPLE: Final = {"PEOPLE_APPOINT", "PEOPLE_HELP"}
# Whoever keeps a file keeps its lock, the conflicts, the emergencies and the log, and says with one
# other how long it is kept.
_KEEPS_A_FILE: Final = {
    "CASE_FILE_GRANT",
    "CASE_FILE_EXCLUDE",
    "CASE_FILE_SEE_EMERGENCIES",
    "CONFLICT_DECLARE",
    "CONFLICT_RECORD",
    "PEOPLE_CONFIRM",
    "TRAIL_READ",
    "TRAIL_DOWNLOAD",
    "SIGN_JUDGE",
    "LEGAL_ADVICE_READ",
    "PAPER_READ_EXEMPT",
    "PAPER_TRACE",
    "RETENTION_ARRANGE",
    "RETENTION_DECIDE",
    "LEGAL_HOLD_PLACE",
    "LEGAL_HOLD_LIFT",
    "DISPOSAL_PROPOSE",
    "DISPOSAL_APPROVE",
}

DOES: Final[dict[str, set[str]]] = {
    # Edits everything, and never decides on a review for the partners, nor breaks a glass: every
    # file is theirs already, and where it is not a conflict keeps them out.
    "COORDINATOR": _KEEPS_A_FILE
    | _DOCUMENTS
    | _PAPERS
    | _PEOPLE
    | _SENDS_A_RETURN
    | _WRITES_NOTES
    | _LABELS
    | {
        "CHRONOLOGY_PLAN",
        "INCIDENT_REPORT",
        "INCIDENT_JUDGE",
        "INCIDENT_GIVE_VIEW",
        "INCIDENT_DECIDE_NOTIFICATION",
        "INCIDENT_RECORD_NOTIFICATION",
        "RAPID_REVIEW_OPEN",
        "RAPID_REVIEW_WRITE",
        "RAPID_REVIEW_ANSWER_CRITERIA",
        "RAPID_REVIEW_RECOMMEND",
        "RAPID_REVIEW_SEND",
        "RAPID_REVIEW_RECORD_REPLY",
        "PRACTICE_REVIEW_COMMISSION",
        "CASE_FILE_OPEN",
        "PARTNERSHIP_ARRANGE",
        "PAPER_PUBLISH",
        "BACKUP_LOOK_AFTER",
    },
    "NOTIFIER": _DOCUMENTS
    | _SENDS_A_RETURN
    | {
        "INCIDENT_REPORT",
        "INCIDENT_JUDGE",
        "INCIDENT_RECORD_NOTIFICATION",
        "CASE_FILE_OPEN",
        "CASE_FILE_BREAK_GLASS",
        "CONFLICT_DECLARE",
    },
    "AGENCY_REPRESENTATIVE": _DOCUMENTS
    | _SENDS_A_RETURN
    | {"INCIDENT_GIVE_VIEW", "CASE_FILE_BREAK_GLASS", "CONFLICT_DECLARE"},
    "GROUP_MEMBER": _DOCUMENTS
    | _PAPERS
    | _READS_RETURNS
    | {"CASE_FILE_BREAK_GLASS", "CONFLICT_DECLARE"},
    "GROUP_CHAIR": _DOCUMENTS
    | _PAPERS
    | _WRITES_NOTES
    | _LABELS
    | {"RAPID_REVIEW_ANSWER_CRITERIA", "RAPID_REVIEW_RECOMMEND", "CONFLICT_DECLARE"},
    "INDEPENDENT_CHAIR": _KEEPS_A_FILE
    | _DOCUMENTS
    | _PAPERS
    | _WRITES_NOTES
    | {"RAPID_REVIEW_DECIDE"},
    "STATUTORY_PARTNER": _DOCUMENTS
    | _PAPERS
    | {
        "INCIDENT_GIVE_VIEW",
        "RAPID_REVIEW_GIVE_POSITION",
        "RAPID_REVIEW_DECIDE",
        "CASE_FILE_BREAK_GLASS",
        "CONFLICT_DECLARE",
        "PAPER_READ_EXEMPT",
        "LEGAL_ADVICE_READ",
    },
    # From outside, for one review: takes part, opens no other file.
    "LEAD_REVIEWER": _DOCUMENTS | _WRITES_NOTES | _LABELS | {"CONFLICT_DECLARE"},
    "LEGAL_ADVISER": _DOCUMENTS | {"CONFLICT_DECLARE", "LEGAL_ADVICE_READ"},
    "DATA_PROTECTION_OFFICER": {"TRAIL_READ", "TRAIL_DOWNLOAD"},
    "COMMUNICATIONS": _PAPERS,
    "QA_OFFICER": _PAPERS,
    "EXPLOITATION_COORDINATOR": set(),
    "BOARD_OFFICER": _PAPERS,
    "COUNCILLOR": _PAPERS,
    "AGENCY_ADMINISTRATOR": _PEOPLE,
}

# Exports, publication and rights: not by whoever finds an unlocked screen.
ASKS_AGAIN_WHO_IT_IS: Final = {
    "ATTACHMENT_DOWNLOAD",
    "CASE_FILE_BREAK_GLASS",
    "CASE_FILE_EXCLUDE",
    "CASE_FILE_GRANT",
    "CHRONOLOGY_DOWNLOAD",
    "CONFLICT_RECORD",
    "DISPOSAL_APPROVE",
    "DISPOSAL_PROPOSE",
    "LEGAL_HOLD_LIFT",
    "PAPER_DOWNLOAD",
    "PAPER_PUBLISH",
    "PARTNERSHIP_ARRANGE",
    "PEOPLE_APPOINT",
    "PEOPLE_CONFIRM",
    "PEOPLE_HELP",
    "TRAIL_DOWNLOAD",
}

# Facts of a record that its readers do not all see, and who does.
FACTS: Final[dict[str, set[str]]] = {
    "GENERAL": set(SEES),
    "FAMILY_ADDRESS": {
        "COORDINATOR",
        "NOTIFIER",
        "GROUP_CHAIR",
        "STATUTORY_PARTNER",
        "LEAD_REVIEWER",
    },
    "SOURCE_IDENTITY": {
        "COORDINATOR",
        "NOTIFIER",
        "GROUP_CHAIR",
        "INDEPENDENT_CHAIR",
        "STATUTORY_PARTNER",
        "LEAD_REVIEWER",
        "LEGAL_ADVISER",
        "DATA_PROTECTION_OFFICER",
    },
    "INTERESTS": {
        "COORDINATOR",
        "GROUP_CHAIR",
        "INDEPENDENT_CHAIR",
        "STATUTORY_PARTNER",
        "LEGAL_ADVISER",
    },
    "LEGAL_ADVICE": {"COORDINATOR", "INDEPENDENT_CHAIR", "STATUTORY_PARTNER", "LEGAL_ADVISER"},
}


def does(role: str, right: str) -> bool:
    """Say whether a role should carry a right."""
    return right in DOES[role]
