"""What does the national notification form ask, and what do we hold of it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from heed.children.models import Child
from heed.core.periods import long_date
from heed.govuk.words import moment
from heed.incidents.models import Incident, Judgement, Notification
from heed.incidents.presenters.incident import place, reporter, when
from heed.incidents.queries import Record
from heed.statute.notification_form import P1

MISSING = "Missing"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing the form asks, and our answer; empty where we hold none."""

    asks: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the form."""

    title: str
    questions: tuple[Question, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what the form asks and we do not hold."""
        return tuple(question.asks for question in self.questions if not question.answer)

    @property
    def missing_count(self) -> int:
        """Return how many of its questions we hold nothing for."""
        return len(self.missing)


def parts(record: Record, *, on: date) -> tuple[Part, ...]:
    """Return the national form's questions with our answers, part by part.

    The fields are those of the published form and statistics; check them against the form itself.
    """
    incident = record.incident
    room = P1.value_on(on).children_with_details or len(record.children)
    with_details, others = record.children[:room], record.children[room:]
    return (
        _notifier(incident),
        _incident(record),
        *(_child(number, child, incident) for number, child in enumerate(with_details, start=1)),
        _family(record, others),
        _others(record),
    )


def as_text(parts: Iterable[Part], *, reference: str, marking: str) -> str:
    """Return the form as plain text, to be copied from; what is missing says so."""
    lines = [marking, f"National notification form: facts gathered for case {reference}", ""]
    for part in parts:
        lines += [part.title, "-" * len(part.title)]
        lines += [f"{asked.asks}: {asked.answer or MISSING}" for asked in part.questions]
        lines.append("")
    return "\n".join([*lines, marking, ""])


def _notifier(incident: Incident) -> Part:
    return Part(
        "Who is notifying",
        (
            Question("Local authority", incident.local_authority),
            Question("Name and agency of the person who reported it", reporter(incident)),
            Question("Telephone number of the notifier"),
            Question("Email address of the notifier"),
        ),
    )


def _incident(record: Record) -> Part:
    incident = record.incident
    return Part(
        "The incident",
        (
            Question("Nature of the notification", _nature(record)),
            Question(
                "Date and time of the incident", when(incident) if incident.happened_on else ""
            ),
            Question("Place of the incident", _place(incident)),
            Question("Date the local authority became aware", long_date(incident.aware_on)),
            Question("What happened", incident.what_happened),
            Question("Abuse or neglect, and the reasons", _concern(record.judgements)),
            Question("Type of harm, or cause of death"),
            Question("Person thought to be responsible, and their relationship to the child"),
            Question("Interest from the media"),
        ),
    )


def _child(number: int, child: Child, incident: Incident) -> Part:
    age = child.age_on(incident.happened_on or incident.aware_on)
    known_plan = child.plan != Child.Plan.NOT_KNOWN
    return Part(
        f"Child {number}",
        (
            Question("Name", child.name),
            Question("Date of birth", long_date(child.born_on) if child.born_on else ""),
            Question("Age at the time", "" if age is None else str(age)),
            Question("Sex", child.get_sex_display() if child.sex != Child.Sex.NOT_KNOWN else ""),
            Question("Ethnic group", child.ethnicity),
            Question("Disability", child.disability),
            Question("Local authority where the child lives", child.normally_resident_in),
            Question("Looked after", _looked_after(child)),
            Question("Care leaver", "Yes" if child.care_leaver else "No"),
            Question(
                "Child in need or child protection plan",
                child.get_plan_display() if known_plan else "",
            ),
            Question("Legal status and type of placement"),
            Question("Health, NHS number and GP"),
            Question("School or early years setting"),
        ),
    )


def _family(record: Record, others: Iterable[Child]) -> Part:
    incident = record.incident
    more = "\n".join([*(child.name for child in others), incident.other_children]).strip()
    return Part(
        "Family and further information",
        (
            Question("Household and close family", incident.household),
            Question("Other children, in the further information text", more),
        ),
    )


def _others(record: Record) -> Part:
    agencies = ", ".join(involved.agency.name for involved in record.involved)
    told = {told.recipient: told for told in record.notifications}
    partners = told.get(Notification.Recipient.SAFEGUARDING_PARTNERS)
    return Part(
        "Agencies and other processes",
        (
            Question("Agencies that know the family", agencies),
            Question(
                "Police and court proceedings, inquest and reviews",
                record.incident.parallel_processes,
            ),
            Question("Safeguarding partners told", moment(partners.sent_at) if partners else ""),
            Question("Immediate safeguarding action"),
        ),
    )


def _looked_after(child: Child) -> str:
    if child.was_looked_after:
        return f"Yes, by {child.looked_after_by}"
    return "Not that we know of"


def _nature(record: Record) -> str:
    nature = {
        Incident.Outcome.DIED.value: "Child death",
        Incident.Outcome.SERIOUSLY_HARMED.value: "Serious harm",
        Incident.Outcome.OTHER.value: "Other",
    }[record.incident.outcome]
    looked_after = any(child.was_looked_after for child in record.children)
    if nature != "Child death" or not looked_after or not record.judgements:
        return nature
    suspected = record.judgements[-1].concern != Judgement.Concern.NOT_SUSPECTED
    return f"{nature}: {'abuse/neglect' if suspected else 'no abuse/neglect'}"


def _place(incident: Incident) -> str:
    known = incident.outside_england or incident.happened_in
    return place(incident).replace("\n", ", ") if known else incident.place_words


def _concern(judgements: tuple[Judgement, ...]) -> str:
    if not judgements:
        return ""
    newest = judgements[-1]
    return f"{newest.get_concern_display()}. {newest.reasons}"
