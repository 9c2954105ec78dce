"""What happened, who did it, for whom, and when: the append-only trail."""

from __future__ import annotations

from django.db import models


class AuditEntry(models.Model):
    """One thing somebody did or looked at. It has no foreign keys: it outlives what it names."""

    at = models.DateTimeField(db_index=True)
    event = models.CharField(max_length=60, db_index=True)
    partnership_id = models.BigIntegerField(null=True, db_index=True)
    user_id = models.BigIntegerField(null=True, db_index=True)
    actor_name = models.CharField(max_length=200)
    acting_for = models.CharField(max_length=200)
    subject_kind = models.CharField(max_length=60)
    subject_reference = models.CharField(max_length=80)
    case_file_id = models.BigIntegerField(null=True, db_index=True)
    details = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event} {self.subject_reference}"
