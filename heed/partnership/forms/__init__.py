"""What may be typed on the pages about the partnership, by subject."""
