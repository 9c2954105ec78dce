"""The pages that look across rooms: the desk and the cases, the trail, and signs of snooping."""
