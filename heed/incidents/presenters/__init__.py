"""An incident as words for a page."""

from heed.incidents.presenters.incident import timeline

__all__ = ["timeline"]
