"""What happened, who did it, for whom, and when: the append-only trail and its seals."""

from __future__ import annotations

from django.db import models

from heed.audit.events import Event
from heed.audit.written import WrittenJson


class AuditEntry(models.Model):
    """One thing somebody did or looked at. It has no foreign keys: it outlives what it names.

    The database itself refuses to change or delete an entry (migration `0002_append_only`), and
    `stamp` proves that Heed wrote it. Entries from before there were stamps have none.
    """

    at = models.DateTimeField(db_index=True)
    event = models.CharField(max_length=60, db_index=True)
    partnership_id = models.BigIntegerField(null=True)
    user_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    acting_for = models.CharField(max_length=200)
    subject_kind = models.CharField(max_length=60)
    subject_reference = models.CharField(max_length=300)
    case_file_id = models.BigIntegerField(null=True, db_index=True)
    reason = models.TextField(default="")
    changes = WrittenJson(default=dict)
    details = WrittenJson(default=dict)
    key_id = models.CharField(max_length=12, default="")
    stamp = models.BinaryField(max_length=32, default=b"")

    class Meta:
        verbose_name_plural = "audit entries"
        indexes = [
            models.Index(fields=["partnership_id", "at"], name="trail_of_a_partnership"),
            models.Index(fields=["partnership_id", "user_id"], name="trail_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event} {self.subject_reference}"

    @property
    def happened(self) -> str:
        """Return what happened, in words; an event nobody writes any more keeps its name."""
        known = {event.value: event.label for event in Event}
        return known.get(self.event, self.event)


class Seal(models.Model):
    """One link of the chain: what shows if an entry is changed, lost, put in or moved.

    Numbers have no gap and follow the order in which the sealer saw the entries.
    """

    number = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)
    key_id = models.CharField(max_length=12)
    seal = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"Seal {self.number} of entry {self.entry_id}"


class Unsealed(models.Model):
    """An entry that waits for its seal. The database itself puts it here when it is written."""

    entry_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return f"Entry {self.entry_id} waits for its seal"
