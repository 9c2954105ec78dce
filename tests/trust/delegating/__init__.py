"""A second opinion on who may hand out what, and people who try everything."""
