"""One function for each page about keeping and destroying files."""
