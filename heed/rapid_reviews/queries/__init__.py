"""What may other rooms ask about rapid reviews: what is due, what was decided, what is open?"""

from heed.rapid_reviews.queries.clocks import (
    Standing,
    deadline_of,
    deadlines,
    due,
    reviews,
    so_far,
    standing,
)
from heed.rapid_reviews.queries.considered import Considered, considered
from heed.rapid_reviews.queries.criteria import (
    Question,
    questions,
    standing_answers,
    stands,
    unanswered_criteria,
)
from heed.rapid_reviews.queries.rounds import (
    SPEAKS_FOR,
    NoRecommendation,
    decision_maker,
    latest_decision,
    latest_recommendation,
    may_decide,
    partners_without_position,
    rounds,
    standing_positions,
    waiting_for,
)
from heed.rapid_reviews.queries.turns import Turn, turns

__all__ = [
    "SPEAKS_FOR",
    "Considered",
    "NoRecommendation",
    "Question",
    "Standing",
    "Turn",
    "considered",
    "deadline_of",
    "deadlines",
    "decision_maker",
    "due",
    "latest_decision",
    "latest_recommendation",
    "may_decide",
    "partners_without_position",
    "questions",
    "reviews",
    "rounds",
    "so_far",
    "standing",
    "standing_answers",
    "standing_positions",
    "stands",
    "turns",
    "unanswered_criteria",
    "waiting_for",
]
