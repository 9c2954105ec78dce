"""How is a rapid review shown: in words, with its next step and its history?"""

from heed.rapid_reviews.presenters.history import history
from heed.rapid_reviews.presenters.next_steps import may_answer, may_write, next_step, other_actions
from heed.rapid_reviews.presenters.page import (
    NOT_OPENED,
    Section,
    Weighed,
    clock,
    differences,
    first_sent_on,
    header,
    latest_outcome,
    rounds,
    sections,
    stage_words,
    steps,
    weighed,
    what_guidance_asks,
)

__all__ = [
    "NOT_OPENED",
    "Section",
    "Weighed",
    "clock",
    "differences",
    "first_sent_on",
    "header",
    "history",
    "latest_outcome",
    "may_answer",
    "may_write",
    "next_step",
    "other_actions",
    "rounds",
    "sections",
    "stage_words",
    "steps",
    "weighed",
    "what_guidance_asks",
]
