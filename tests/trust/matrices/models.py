"""Which entry does each model have, and which pages answer for those that are not on a case?"""

from __future__ import annotations

from typing import Final

from tests.trust.matrices.practice import Kind

# What each table of something kept on a case is, in the words of practice.
ON_A_CASE: Final[dict[str, Kind]] = {
    "casefiles.CaseFile": "case",
    "casefiles.Grant": "opening",
    "casefiles.EmergencyOpening": "opening",
    "casefiles.Exclusion": "conflict",
    "casefiles.NamedPerson": "conflict",
    "children.Child": "incident",
    "incidents.Incident": "incident",
    "incidents.Involvement": "incident",
    "incidents.Judgement": "incident",
    "incidents.NotificationDecision": "incident",
    "incidents.Notification": "incident",
    "incidents.PartnerView": "view",
    "rapid_reviews.RapidReview": "rapid review",
    "rapid_reviews.StageChange": "rapid review",
    "rapid_reviews.EarlierWording": "rapid review",
    "rapid_reviews.CriterionAnswer": "rapid review",
    "rapid_reviews.Recommendation": "rapid review",
    "rapid_reviews.PartnerPosition": "rapid review",
    "rapid_reviews.Decision": "rapid review",
    "rapid_reviews.Sending": "rapid review",
    "rapid_reviews.PanelReply": "rapid review",
    "practice_reviews.PracticeReview": "local review",
    "practice_reviews.StageChange": "local review",
    "practice_reviews.EarlierWording": "local review",
    "chronologies.Chronology": "combined chronology",
    "chronologies.Likeness": "combined chronology",
    "chronologies.GlossaryEntry": "combined chronology",
    "chronologies.PossibleName": "combined chronology",
    "chronologies.AskedAgency": "return",
    "chronologies.ReceivedReturn": "return",
    "chronologies.ReturnProblem": "return",
    "chronologies.ChronologyRow": "return",
    "chronologies.AgencyQuestion": "return",
    "chronologies.ReaderNote": "reader’s note",
    "chronologies.ReaderJudgement": "reader’s note",
    "attachments.Attachment": "document",
    "attachments.AttachmentVersion": "document",
    "retention.Classification": "retention",
    "retention.KeptLonger": "retention",
    "retention.LegalHold": "retention",
    "retention.Proposal": "retention",
}

# One table of each kind, on which everything that anybody may do at all is tried.
TRIED_ON: Final[dict[Kind, str]] = {
    "case": "casefiles.CaseFile",
    "incident": "incidents.Incident",
    "view": "incidents.PartnerView",
    "rapid review": "rapid_reviews.RapidReview",
    "local review": "practice_reviews.PracticeReview",
    "document": "attachments.Attachment",
    "opening": "casefiles.Grant",
    "conflict": "casefiles.Exclusion",
    "retention": "retention.LegalHold",
    "return": "chronologies.AskedAgency",
    "combined chronology": "chronologies.Chronology",
    "reader’s note": "chronologies.ReaderNote",
}

# Whatever else is kept: the pages that show it, each of which has cells of its own.
ELSEWHERE: Final[dict[str, tuple[str, ...]]] = {
    "accounts.User": ("partnership:people", "partnership:person"),
    "accounts.Session": ("accounts:sessions", "accounts:end_session"),
    "accounts.EndedSession": ("accounts:sign_in",),
    "accounts.KeptAnswers": ("accounts:kept", "accounts:discard"),
    "audit.AuditEntry": ("desk:trail", "desk:case_trail", "desk:person_trail", "desk:own_trail"),
    "audit.Seal": ("desk:trail", "desk:seal"),
    "audit.Unsealed": ("desk:trail", "desk:seal"),
    "audit.HomeArea": ("desk:own_trail",),
    "audit.NoticedSign": ("desk:signs", "desk:sign"),
    "audit.SignJudgement": ("desk:sign",),
    "backups.RestoreDrill": ("backups:standing",),
    "casefiles.Team": ("casefiles:teams", "casefiles:add_to_team"),
    "casefiles.TeamMember": ("casefiles:teams", "casefiles:end_membership"),
    "casefiles.FamilyTie": ("casefiles:family", "casefiles:remove_family_tie"),
    "chronologies.RememberedColumns": ("chronologies:columns",),
    "incidents.Draft": ("incidents:report", "incidents:report_page"),
    "mfa.Authenticator": ("accounts:factors", "accounts:remove_factor"),
    "papers.PublishedPaper": ("papers:list", "papers:published"),
    "papers.Release": ("papers:release", "papers:withhold"),
    "partnership.Partnership": ("partnership:partnership",),
    "partnership.ArrangementsVersion": ("partnership:versions", "partnership:version"),
    "partnership.Agency": ("partnership:partnership", "partnership:change_contact"),
    "partnership.Group": ("partnership:partnership",),
    "partnership.Appointment": ("partnership:people", "partnership:change_post"),
    "partnership.Invitation": ("partnership:invitations", "partnership:invitation"),
    "retention.RetentionClass": ("retention:classes", "retention:change_class"),
    "retention.Tombstone": ("retention:destroyed", "retention:tombstone"),
    "socialaccount.SocialAccount": ("employer", "openid_connect_callback"),
}

# Tables nobody is shown anything of, each with its reason.
NOT_SHOWN: Final[dict[str, str]] = {
    "account.EmailAddress": "a package's; Heed keeps addresses in accounts.User",
    "account.EmailConfirmation": "a package's; Heed sends no such letters",
    "auth.Group": "Django's; rights come from posts",
    "auth.Permission": "Django's; rights come from posts",
    "contenttypes.ContentType": "names of tables",
    "socialaccount.SocialApp": "settings of an employer's sign-in",
    "socialaccount.SocialToken": "a package's; Heed keeps no tokens",
    "submissions.Submission": "marks of forms that were sent, read by no page",
}
