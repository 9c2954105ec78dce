"""Figures, as ratios and medians of one run: `make bench` or `python -m bench [NAME...]`."""
