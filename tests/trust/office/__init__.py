"""An invented partnership at work for a year, and people in it who look where they should not."""
