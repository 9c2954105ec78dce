"""Is the trail as it was written? The whole chain, its anchors, and what waits outside it."""

from heed.audit.verification.whole import verify

__all__ = ["verify"]
