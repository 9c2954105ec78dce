"""An incident as words for a page."""
