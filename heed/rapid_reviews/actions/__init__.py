"""What can be done to a rapid review, from opening it to the Panel's reply and thinking again?"""

from heed.rapid_reviews.actions.deciding import (
    check_decision_maker,
    decide,
    give_position,
    recommend,
)
from heed.rapid_reviews.actions.gathering import (
    Sections,
    answer_criterion,
    open_review,
    reconsider,
    write_sections,
)
from heed.rapid_reviews.actions.panel import record_reply, record_sending
from heed.rapid_reviews.actions.refusals import (
    AlreadyOpen,
    AlreadySent,
    CriteriaUnanswered,
    DayImpossible,
    LatenessUnexplained,
    NoQuorum,
    NoReviewGroup,
    NotAPartner,
    NotNotified,
    NotTheDecisionMaker,
    PositionsMissing,
    ReasonsMissing,
    Refusal,
    SavedByAnother,
    UnknownCriterion,
)

__all__ = [
    "AlreadyOpen",
    "AlreadySent",
    "CriteriaUnanswered",
    "DayImpossible",
    "LatenessUnexplained",
    "NoQuorum",
    "NoReviewGroup",
    "NotAPartner",
    "NotNotified",
    "NotTheDecisionMaker",
    "PositionsMissing",
    "ReasonsMissing",
    "Refusal",
    "SavedByAnother",
    "Sections",
    "UnknownCriterion",
    "answer_criterion",
    "check_decision_maker",
    "decide",
    "give_position",
    "open_review",
    "recommend",
    "reconsider",
    "record_reply",
    "record_sending",
    "write_sections",
]
