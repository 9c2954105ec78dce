"""How is a rapid review shown: in words, with its next step and its history?"""

from heed.rapid_reviews.presenters.history import history
from heed.rapid_reviews.presenters.next_steps import may_answer, may_write, next_step, other_actions
from heed.rapid_reviews.presenters.page import (
    Section,
    Weighed,
    clock,
    differences,
    earlier,
    first_sent_on,
    latest_outcome,
    rounds,
    sections,
    seen,
    steps,
    weighed,
    what_guidance_asks,
)

__all__ = [
    "Section",
    "Weighed",
    "clock",
    "differences",
    "earlier",
    "first_sent_on",
    "history",
    "latest_outcome",
    "may_answer",
    "may_write",
    "next_step",
    "other_actions",
    "rounds",
    "sections",
    "seen",
    "steps",
    "weighed",
    "what_guidance_asks",
]
