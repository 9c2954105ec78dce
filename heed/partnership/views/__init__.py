"""Pages about the partnership, by what people come to do."""
