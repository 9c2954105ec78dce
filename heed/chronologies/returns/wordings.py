"""In which words do agencies head the columns of a chronology?"""

from __future__ import annotations

from typing import Final

from heed.chronologies.rows import Meaning

# Local templates, exports of case systems and the incumbent tool, as their makers word them.
# Only letters and digits count: "Date/Time" is written here as "date time".
SURE: Final[dict[Meaning, tuple[str, ...]]] = {
    Meaning.START_DATE: (
        "date", "dates", "date of event", "event date", "start date", "date from", "from",
        "date started", "date time", "date and time", "time date", "time and date",
        "date time of event", "date of contact", "contact date", "date of incident",
        "incident date", "date of occurrence", "date of visit", "date of consultation",
        "consultation date", "encounter date", "date of encounter", "date of appointment",
        "appointment date", "date of attendance", "attendance date", "date of involvement",
        "date of activity", "activity date", "date of entry in records", "occurrence date",
        "date occurred", "date of significant event", "date of key event", "when", "day",
        "start", "begin date", "beginning", "date began", "date of case note", "case note date",
        "date of call", "date reported", "start date time", "date or period", "date period",
        "approximate date", "date of episode", "episode date", "date dd mm yyyy", "date dd mm yy",
        "date of event or contact", "date created", "date event", "month and year", "year",
    ),
    Meaning.START_TIME: (
        "time", "start time", "time of event", "event time", "time of contact", "time of incident",
        "time from", "time started", "time of call", "time occurred", "time 24 hour",
        "time if known", "time of day", "incident time", "time hrs", "approximate time",
    ),
    Meaning.END_DATE: (
        "end date", "date to", "to", "until", "date ended", "date until", "finish date", "end",
        "date finished", "end date time", "date closed", "closed on", "date of closure",
        "to date", "end date if a period",
    ),
    Meaning.END_TIME: ("end time", "time to", "time ended", "finish time", "time finished"),
    Meaning.SEQUENCE: (
        "event ref", "event reference", "sequence", "sequence number", "seq", "no", "number",
        "ref", "ref no", "reference", "reference number", "event no", "event number", "row",
        "row no", "item", "item no", "entry no", "entry number", "serial no", "line", "id",
        "s no", "sr no", "event id", "log no", "log number", "occurrence number",
        "incident number", "incident no", "urn", "incident id", "record id", "entry id",
        "case note id", "contact id", "consultation id", "log ref", "incident ref",
        "incident reference",
    ),
    Meaning.SOURCE: (
        "source", "source of information", "source of info", "information source", "sources",
        "source document", "source record", "source of record", "source of evidence", "evidence",
        "record source", "where recorded", "where is this recorded", "record type", "recorded in",
        "agency source", "agency", "agency name", "service", "organisation", "department", "team",
        "agency source of information", "source agency", "source of information and agency",
        "file reference", "document reference", "record", "records", "origin", "system",
        "service or team", "agency service", "data source", "type of record", "source system",
        "agency involved", "organisation service", "information from", "evidence source",
    ),
    Meaning.EVENT: (
        "event", "events", "key event", "key events", "significant event", "significant events",
        "event details", "details of event", "details", "detail", "description",
        "description of event", "event description", "brief description", "narrative", "summary",
        "summary of event", "event summary", "summary of contact", "summary of involvement",
        "what happened", "incident", "details of incident", "description of incident",
        "nature of contact", "details of contact", "contact details and summary", "contact",
        "incident details", "information", "information received", "entry", "case note",
        "case notes", "notes", "note", "case note text", "text", "content", "free text",
        "consultation", "consultation text", "consultation details", "history", "findings",
        "presenting problem", "reason for contact", "details of involvement", "involvement",
        "agency involvement", "record of contact", "summary of entry", "entry details",
        "event or contact", "significant information", "key information", "facts",
        "event contact", "event incident", "log entry", "log text", "concern", "concern details",
        "incident summary", "details of concern", "occurrence", "occurrence summary",
        "clinical details", "clinical narrative", "free text entry", "details of consultation",
        "description of contact", "event as recorded", "significant event or contact",
        "description of event or contact", "contact or event", "what was recorded", "episode",
    ),
    Meaning.RESPONSE: (
        "response", "action", "actions", "action taken", "actions taken", "agency response",
        "response or action", "action response", "outcome", "outcomes", "action and outcome",
        "action outcome", "what was done", "agency action", "response of agency", "decision",
        "decisions", "decision made", "plan", "response outcome", "action taken by agency",
        "action taken and outcome", "response to event", "agency response action", "result",
        "outcome of event", "agency response and actions", "advice given", "follow up",
        "follow up action", "management", "decision and action", "action by whom", "intervention",
        "response by agency", "agency response outcome", "action or decision",
    ),
    Meaning.ANALYSIS: (
        "analysis", "comment", "comments", "agency comment", "agency comments", "analysis comment",
        "comment analysis", "comments and analysis", "author comment", "author comments",
        "comment by author", "analysis of practice", "author analysis", "reflection",
        "agency analysis", "critical analysis", "commentary", "author s comment", "learning",
        "author s comments", "analysis and comment", "comments analysis", "observations",
        "author s analysis", "critical comment", "expected practice", "practice analysis",
        "reflections", "reviewer comment", "comments by author", "analysis of involvement",
    ),
    Meaning.SEEN: (
        "child seen", "seen", "was child seen", "was the child seen", "child seen y n",
        "seen alone", "child seen alone", "who was seen", "child present", "children seen",
        "child ren seen", "seen by", "was the child seen and spoken to", "was child seen y n",
        "who was present", "who seen", "child seen and spoken to", "was the child seen alone",
        "child seen yes no", "person seen", "persons seen", "who was seen or present",
    ),
    Meaning.VOICE: (
        "voice", "voice of the child", "child s voice", "voice of child",
        "child s views", "views of the child", "wishes and feelings", "views of child",
        "child s wishes and feelings", "lived experience", "child s lived experience",
        "lived experience of the child", "daily life of the child", "what the child said",
        "what did the child say", "child views", "voice of the child lived experience",
        "voice lived experience of child", "voc", "child s view", "child s words",
        "children s views", "voice of the children",
    ),
    Meaning.SIGNIFICANCE: (
        "significance", "significance of event", "importance", "significant", "key episode",
        "key practice episode", "kpe", "relevance", "why significant", "impact on child",
        "impact on the child", "impact", "risk", "risk level", "severity", "significance y n",
        "significant y n", "key event y n", "rating", "category", "priority", "rag",
        "rag rating", "event significance", "significance to child", "protective or risk factor",
    ),
    Meaning.PEOPLE: (
        "people", "people involved", "persons involved", "person", "persons", "names", "who",
        "who was involved", "family member", "family members", "subject", "involved",
        "professionals", "professional", "professionals involved", "worker", "name of worker",
        "staff", "staff member", "practitioner", "name of practitioner", "clinician", "hcp",
        "author of record", "recorded by", "completed by", "entered by", "attendees", "present",
        "those present", "others present", "people present", "officer", "name", "social worker",
        "family member involved", "name and role", "by whom", "who with", "child", "patient",
        "staff involved", "role", "role of worker", "reported by", "reporter", "caller",
        "subject s", "student", "pupil", "students", "relates to",
        "professional involved", "who does this relate to", "about",
    ),
    Meaning.OTHER: (
        "date of birth", "dob", "d o b", "date of report", "review date", "target date",
        "due date", "next review date", "date completed", "date of next appointment", "nhs number",
        "address", "location", "place", "venue", "where", "postcode", "age", "age of child",
        "page", "page no", "page number", "file", "attachments", "linked to", "status",
        "good practice", "practice issues", "gender", "telephone", "upn", "year group", "form",
        "crime number", "setting", "date of printing", "child s age", "gp practice", "title",
    ),
}  # fmt: skip

# Right only where no other column is: the day something was written down is not the day it was.
UNSURE: Final[dict[Meaning, tuple[str, ...]]] = {
    Meaning.START_DATE: (
        "date recorded", "date of entry", "entry date", "date entered", "date of record",
        "record date", "recorded date", "date of recording", "date received", "date of referral",
        "date of document", "created", "created on", "added on", "date added", "date logged",
        "timestamp", "logged", "date of letter", "source date", "date notified", "recorded on",
    ),
    Meaning.START_TIME: ("time recorded", "time of entry", "time logged", "arrival", "arrived",
                         "arrival time", "time of arrival", "admitted"),
    Meaning.END_TIME: ("left", "departure", "departed", "time left", "departure time",
                       "time of departure", "discharged", "time cleared"),
    Meaning.EVENT: ("type", "event type", "type of event", "type of contact", "contact type",
                    "code", "code term", "read code", "problem", "subject matter", "reason"),
    Meaning.SOURCE: ("author", "reported from", "method", "from whom"),
}  # fmt: skip
