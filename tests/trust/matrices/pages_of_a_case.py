"""Which entry does each page about a case have?"""

from __future__ import annotations

from typing import Any, Final

from tests.trust.matrices.page import BOTH, GET, For, Page
from tests.trust.matrices.practice import Kind
from tests.trust.matrices.relations import Relation


def _read(about: Kind, *right: str, takes: tuple[str, ...] = (), agency: str = "") -> Page:
    return Page(about=about, right=right, takes=("case", *takes), agency=agency)


def _act(about: Kind, *right: str, takes: tuple[str, ...] = (), agency: str = "") -> Page:
    return Page(about=about, right=right, takes=("case", *takes), methods=BOTH, agency=agency)


_COMMISSIONS: Final = "PRACTICE_REVIEW_COMMISSION"
_KEEPS: Final = "CONFLICT_RECORD"
_DOCUMENT: Final[dict[str, Any]] = {"takes": ("document of police",), "agency": "police"}
_ASKED: Final[dict[str, Any]] = {"takes": ("agency asked of police",), "agency": "police"}
_ROW: Final[dict[str, Any]] = {"takes": ("row of police",), "agency": "police"}
_COPY: Final[dict[str, Any]] = {"takes": ("document of police", "version"), "agency": "police"}

PAGES: Final[dict[str, Page]] = {
    "desk:case": _read("incident"),
    "desk:case_trail": _read("case", "TRAIL_READ"),
    "desk:case_entries": _read("case", "TRAIL_READ"),
    "desk:case_download": _read("case", "TRAIL_DOWNLOAD"),
    "desk:sign": Page(about="case", right=("SIGN_JUDGE",), takes=("sign",), methods=BOTH),
    "incidents:incident": _read("incident"),
    "incidents:duties": _read("incident"),
    "incidents:form_fields": _read("incident"),
    "incidents:form_fields_text": _read("incident"),
    "incidents:judge": _act("incident", "INCIDENT_JUDGE"),
    "incidents:give_view": _act("incident", "INCIDENT_GIVE_VIEW"),
    "incidents:decide": _act("incident", "INCIDENT_DECIDE_NOTIFICATION"),
    "incidents:notify": _act("incident", "INCIDENT_RECORD_NOTIFICATION"),
    "attachments:documents": _read("case"),
    "attachments:add": _act("case", "ATTACHMENT_KEEP"),
    "attachments:document": _read("document", **_DOCUMENT),
    "attachments:replace": _act("document", "ATTACHMENT_REPLACE", **_DOCUMENT),
    "attachments:describe": _act("document", "ATTACHMENT_DESCRIBE", **_DOCUMENT),
    "attachments:withdraw": _act("document", "ATTACHMENT_WITHDRAW", **_DOCUMENT),
    "attachments:download": _read("document", "ATTACHMENT_DOWNLOAD", **_COPY),
    "casefiles:access": _read("opening"),
    "casefiles:open_to": _act("case", "CASE_FILE_GRANT"),
    "casefiles:end_grant": _act("case", "CASE_FILE_GRANT", takes=("grant",)),
    "casefiles:extend_grant": _act("case", "CASE_FILE_GRANT", takes=("dated grant",)),
    "casefiles:keep_out": _act("case", "CASE_FILE_EXCLUDE"),
    "casefiles:name_person": _act("case", _KEEPS),
    "casefiles:withdraw_name": _act("case", _KEEPS, takes=("named person",)),
    "casefiles:step_aside": _act("case", "CONFLICT_DECLARE"),
    "casefiles:follow_up": Page(
        about="case", right=("CASE_FILE_SEE_EMERGENCIES",), takes=("emergency",), methods=BOTH
    ),
    "rapid_reviews:review": _read("rapid review"),
    "rapid_reviews:earlier": _read("rapid review"),
    "rapid_reviews:open": _act("incident", "RAPID_REVIEW_OPEN"),
    "rapid_reviews:sections": _act("rapid review", "RAPID_REVIEW_WRITE"),
    "rapid_reviews:criterion": _act(
        "rapid review", "RAPID_REVIEW_ANSWER_CRITERIA", takes=("criterion",)
    ),
    "rapid_reviews:recommend": _act("rapid review", "RAPID_REVIEW_RECOMMEND"),
    "rapid_reviews:reconsider": _act("rapid review", "RAPID_REVIEW_RECOMMEND"),
    "rapid_reviews:position": _act("rapid review", "RAPID_REVIEW_GIVE_POSITION"),
    # Everybody who reads the review may read who decides on it, and when.
    "rapid_reviews:decide": Page(
        about="rapid review", sending=("RAPID_REVIEW_DECIDE",), takes=("case",), methods=BOTH
    ),
    "rapid_reviews:send": _act("rapid review", "RAPID_REVIEW_SEND"),
    "rapid_reviews:reply": _act("rapid review", "RAPID_REVIEW_RECORD_REPLY"),
    "practice_reviews:review": _read("local review"),
    "practice_reviews:commission": _act("rapid review", _COMMISSIONS),
    "practice_reviews:terms": _act("local review", _COMMISSIONS),
    "practice_reviews:reviewer": _act("local review", _COMMISSIONS),
    "practice_reviews:plan": _act("local review", _COMMISSIONS),
    "practice_reviews:start": _act("local review", _COMMISSIONS),
    "practice_reviews:complete": _act("local review", _COMMISSIONS),
    "chronologies:chronology": _read("case", "CHRONOLOGY_READ"),
    "chronologies:plan": _act("case", "CHRONOLOGY_PLAN"),
    "chronologies:template": _act("combined chronology", "CHRONOLOGY_PLAN"),
    "chronologies:blank": _read("combined chronology", "CHRONOLOGY_PLAN", takes=("ending",)),
    "chronologies:pictures": _read("combined chronology", "CHRONOLOGY_READ"),
    "chronologies:names": Page(
        about="combined chronology",
        right=("CHRONOLOGY_READ",),
        sending=("CHRONOLOGY_LABEL",),
        takes=("case",),
        methods=BOTH,
    ),
    "chronologies:add_name": _act("combined chronology", "CHRONOLOGY_LABEL"),
    "chronologies:add_possible_name": _act(
        "combined chronology", "CHRONOLOGY_LABEL", takes=("possible name",)
    ),
    "chronologies:change_name": _act(
        "combined chronology", "CHRONOLOGY_LABEL", takes=("glossary entry",)
    ),
    "chronologies:take_out_name": _act(
        "combined chronology", "CHRONOLOGY_LABEL", takes=("glossary entry",)
    ),
    "chronologies:agencies": _read("combined chronology", "CHRONOLOGY_READ"),
    "chronologies:ask": _act("combined chronology", "CHRONOLOGY_PLAN"),
    "chronologies:download": _read("combined chronology", "CHRONOLOGY_DOWNLOAD", takes=("ending",)),
    "chronologies:asked": _read("return", "CHRONOLOGY_READ", **_ASKED),
    "chronologies:blank_for": _read(
        "return", "CHRONOLOGY_READ", takes=(*_ASKED["takes"], "ending"), agency=_ASKED["agency"]
    ),
    "chronologies:move_due_day": _act("return", "CHRONOLOGY_PLAN", **_ASKED),
    "chronologies:changes": _read("return", "CHRONOLOGY_READ", **_ASKED),
    "chronologies:add": _act("return", "CHRONOLOGY_RETURN", **_ASKED),
    "chronologies:paste": _act("return", "CHRONOLOGY_RETURN", **_ASKED),
    "chronologies:columns": _act("return", "CHRONOLOGY_RETURN", **_ASKED),
    "chronologies:not_involved": _act("return", "CHRONOLOGY_RETURN", **_ASKED),
    "chronologies:row": _read("return", "CHRONOLOGY_READ", **_ROW),
    "chronologies:note": _act("return", "CHRONOLOGY_ANNOTATE", **_ROW),
    "chronologies:judge": _act("return", "CHRONOLOGY_JUDGE", **_ROW),
    "chronologies:ask_about": _act("return", "CHRONOLOGY_ANNOTATE", **_ROW),
    "chronologies:answer": _act(
        "return", "CHRONOLOGY_RETURN", takes=("question to police",), agency="police"
    ),
    "retention:file": _read("retention"),
    "retention:choose_class": _act("retention", "RETENTION_DECIDE"),
    "retention:place_hold": _act("retention", "LEGAL_HOLD_PLACE"),
    "retention:lift_hold": _act("retention", "LEGAL_HOLD_LIFT", takes=("hold",)),
    "retention:decide": _act("retention", "RETENTION_DECIDE"),
    "retention:end_proposal": _act("retention", "RETENTION_DECIDE"),
    "retention:destroy": _act("retention", "DISPOSAL_APPROVE"),
    # A person's own, and nobody else's, whatever their role.
    "incidents:report_page": Page(
        about=For.OWNER, right=("INCIDENT_REPORT",), takes=("draft", "part"), methods=BOTH
    ),
    "incidents:report_check": Page(
        about=For.OWNER, right=("INCIDENT_REPORT",), takes=("draft",), methods=BOTH
    ),
    "incidents:report_discard": Page(
        about=For.OWNER, right=("INCIDENT_REPORT",), takes=("draft",), methods=BOTH
    ),
    "incidents:report_remove_child": Page(
        about=For.OWNER, right=("INCIDENT_REPORT",), takes=("draft", "child"), methods=BOTH
    ),
    "casefiles:emergency": Page(
        about=For.OWNER,
        right=("CASE_FILE_BREAK_GLASS",),
        takes=("emergency",),
        methods=BOTH,
        owner=Relation.EMERGENCY,
    ),
    # About no case in particular: what they list is what the person sees.
    "incidents:report": Page(about=For.PEOPLE, right=("INCIDENT_REPORT",), methods=BOTH),
    "casefiles:register": Page(about=For.PEOPLE, right=(_KEEPS,), methods=GET),
    "casefiles:teams": Page(about=For.PEOPLE, right=(_KEEPS,), methods=BOTH),
    "casefiles:add_to_team": Page(
        about=For.THE_PARTNERSHIP, right=(_KEEPS,), takes=("team",), methods=BOTH
    ),
    "casefiles:end_membership": Page(
        about=For.THE_PARTNERSHIP, right=(_KEEPS,), takes=("membership",), methods=BOTH
    ),
    "casefiles:family": Page(about=For.PEOPLE, right=(_KEEPS,), methods=BOTH),
    "casefiles:remove_family_tie": Page(
        about=For.THE_PARTNERSHIP, right=(_KEEPS,), takes=("family_tie",), methods=BOTH
    ),
    "casefiles:own_family": Page(about=For.PEOPLE, right=("CONFLICT_DECLARE",), methods=BOTH),
    "casefiles:step_aside_from": Page(about=For.PEOPLE, right=("CONFLICT_DECLARE",), methods=BOTH),
    "casefiles:break_glass": Page(about=For.PEOPLE, right=("CASE_FILE_BREAK_GLASS",), methods=BOTH),
    "casefiles:emergencies": Page(about=For.PEOPLE, right=("CASE_FILE_SEE_EMERGENCIES",)),
}
