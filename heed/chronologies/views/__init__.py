"""The pages of a chronology inside its case."""
