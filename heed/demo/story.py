"""What happens in a case of the demonstration, from the day somebody knew to where it stands?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from heed.accounts.models import User
from heed.children.actions import ChildAsReported
from heed.incidents.models import Incident, Judgement
from heed.partnership.models import Agency
from heed.rapid_reviews.actions import Sections
from heed.rapid_reviews.models import CriterionAnswer, Outcome, PanelReply
from heed.statute.criteria import Local


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who acts in a story: `partners` are the people who speak for the statutory partners."""

    coordinator: User
    group_chair: User
    decider: User
    notifier: User
    partners: Sequence[User] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What a statutory partner thinks of notifying, and why."""

    would_notify: bool
    reasons: str


@dataclass(frozen=True, slots=True)
class Answered:
    """How one criterion is answered, and why."""

    answer: CriterionAnswer.Answer
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended:
    """What the review group recommends, on which day, and who saw it differently."""

    outcome: Outcome
    on: date
    reasons: str = "The group considered each criterion in turn."
    dissent: str = ""
    national_importance: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The day the recommendation was accepted, with the partners' reasons where they decide."""

    on: date
    reasons: str = "The recommendation and its reasons are accepted."
    positions: Mapping[Agency.Kind, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """What the Panel wrote back."""

    category: PanelReply.Category
    on: date
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """When the review went to the Panel, and what came back."""

    on: date
    late_because: str = ""
    reply: Replied | None = None


AGREED: Final = "Agreed after reading the group's recommendation."
NOT_CONSIDERED: Final = Answered(
    CriterionAnswer.Answer.NO, "The Panel has not considered the case yet."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One case as far as it has got. None means: not yet."""

    child: ChildAsReported
    outcome_for_child: Incident.Outcome
    concern: Judgement.Concern
    concern_reasons: str
    what_happened: str
    happened_in: str
    happened_on: date
    aware_on: date
    siblings: Sequence[ChildAsReported] = ()
    known_to: Sequence[Agency] = ()
    household: str = ""
    parallel_processes: str = ""
    told_by_notifier: bool = False
    views: Mapping[Agency.Kind, View] = field(default_factory=dict)
    notified_on: date | None = None
    sections: Sections = field(default_factory=Sections)
    answers: Mapping[Local, Answered] = field(default_factory=dict)
    recommended: Recommended | None = None
    decided: Decided | None = None
    sent: Sent | None = None


def answering(
    answer: CriterionAnswer.Answer,
    *,
    improvements: str,
    themes: str,
    together: str,
) -> dict[Local, Answered]:
    """Return the same answer to criteria (a) to (c), each with its reasons, and no to (d)."""
    return {
        Local.IMPROVEMENTS: Answered(answer, improvements),
        Local.RECURRENT_THEMES: Answered(answer, themes),
        Local.WORKING_TOGETHER: Answered(answer, together),
        Local.PANEL_CONCLUDED: NOT_CONSIDERED,
    }
