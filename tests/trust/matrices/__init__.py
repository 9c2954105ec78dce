"""The matrix of who sees and does what: what should be, a world to ask, and who asks."""
