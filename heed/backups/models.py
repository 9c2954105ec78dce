"""Which restore drills were done, and whose word is there for it?"""

from __future__ import annotations

from django.db import models


class RestoreDrill(models.Model):
    """Somebody opened a backup with the key from the safe and saw that it can be restored.

    It belongs to the whole installation, as backups do.
    """

    backup_name = models.CharField(max_length=40)
    backup_made_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_index=True)
    recorded_by_name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"Drill with {self.backup_name}"
