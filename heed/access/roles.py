"""Which parts do people play in a partnership?"""

from __future__ import annotations

from enum import Enum


class Role(Enum):
    """A set of rights that an appointment carries; the value is what the database keeps."""

    COORDINATOR = "COORDINATOR"
    NOTIFIER = "NOTIFIER"
    AGENCY_REPRESENTATIVE = "AGENCY_REPRESENTATIVE"
    GROUP_MEMBER = "GROUP_MEMBER"
    GROUP_CHAIR = "GROUP_CHAIR"
    INDEPENDENT_CHAIR = "INDEPENDENT_CHAIR"
    STATUTORY_PARTNER = "STATUTORY_PARTNER"
    BOARD_OFFICER = "BOARD_OFFICER"
    LEAD_REVIEWER = "LEAD_REVIEWER"
    QA_OFFICER = "QA_OFFICER"
    EXPLOITATION_COORDINATOR = "EXPLOITATION_COORDINATOR"
    LEGAL_ADVISER = "LEGAL_ADVISER"
    DATA_PROTECTION_OFFICER = "DATA_PROTECTION_OFFICER"
    COMMUNICATIONS = "COMMUNICATIONS"
    COUNCILLOR = "COUNCILLOR"
    AGENCY_ADMINISTRATOR = "AGENCY_ADMINISTRATOR"

    @property
    def label(self) -> str:
        """Return the words people use for this role."""
        return LABELS[self]

    @property
    def may(self) -> str:
        """Return, in one sentence, what the role is for."""
        return PURPOSES[self]


LABELS = {
    Role.COORDINATOR: "Business manager or coordinator",
    Role.NOTIFIER: "Notifier",
    Role.AGENCY_REPRESENTATIVE: "Agency representative",
    Role.GROUP_MEMBER: "Review-group member",
    Role.GROUP_CHAIR: "Review-group chair",
    Role.INDEPENDENT_CHAIR: "Independent Chair",
    Role.STATUTORY_PARTNER: "Statutory safeguarding partner",
    Role.BOARD_OFFICER: "Board officer",
    Role.LEAD_REVIEWER: "Lead reviewer",
    Role.QA_OFFICER: "Quality-assurance officer",
    Role.EXPLOITATION_COORDINATOR: "Exploitation coordinator",
    Role.LEGAL_ADVISER: "Legal adviser",
    Role.DATA_PROTECTION_OFFICER: "Data protection officer",
    Role.COMMUNICATIONS: "Communications officer",
    Role.COUNCILLOR: "Councillor",
    Role.AGENCY_ADMINISTRATOR: "Agency administrator",
}

PURPOSES = {
    Role.COORDINATOR: "Runs the partnership's business: every case file, every clock, every paper.",
    Role.NOTIFIER: "Reports serious incidents for an agency and follows the ones they reported.",
    Role.AGENCY_REPRESENTATIVE: "Speaks for an agency on the files opened to it.",
    Role.GROUP_MEMBER: "Reads and gives views on the files opened to the group.",
    Role.GROUP_CHAIR: "Leads the review group and records its recommendation.",
    Role.INDEPENDENT_CHAIR: "Decides or scrutinises, as the arrangements of the day say.",
    Role.STATUTORY_PARTNER: "Answers for the council, the police or the NHS; decides or signs off.",
    Role.BOARD_OFFICER: "Reads and takes papers for a board; never sees a case.",
    Role.LEAD_REVIEWER: "Carries out one review from outside, until a day.",
    Role.QA_OFFICER: "Runs audits and follows the learning; sees no case of a review.",
    Role.EXPLOITATION_COORDINATOR: "Runs the work on children at risk of exploitation.",
    Role.LEGAL_ADVISER: "Reads the files on which their advice was asked.",
    Role.DATA_PROTECTION_OFFICER: "Reads who did and who looked at what, and never a case.",
    Role.COMMUNICATIONS: "Prepares what is published; never sees a case.",
    Role.COUNCILLOR: "Reads published papers; never sees a case.",
    Role.AGENCY_ADMINISTRATOR: "Keeps the list of an agency’s own people; never sees a case.",
}
