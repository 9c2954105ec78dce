"""People who know each other and the cases they are in: as plain facts, judged, and as rows."""
