"""One function for each page of a rapid review."""

from heed.rapid_reviews.views.deciding import decide, position, recommend
from heed.rapid_reviews.views.gathering import criterion, reconsider, sections
from heed.rapid_reviews.views.page import earlier, open_review, review
from heed.rapid_reviews.views.panel import reply, send

__all__ = [
    "criterion",
    "decide",
    "earlier",
    "open_review",
    "position",
    "recommend",
    "reconsider",
    "reply",
    "review",
    "sections",
    "send",
]
