"""What may be typed about an incident, and what is said when it is wrong."""
