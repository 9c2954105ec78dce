"""One function for each page of a local review."""

from heed.practice_reviews.views.page import commission, review
from heed.practice_reviews.views.steps import complete, plan, reviewer, start, terms

__all__ = ["commission", "complete", "plan", "review", "reviewer", "start", "terms"]
