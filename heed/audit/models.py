"""What happened, who did it, for whom, and when: the trail, its seals, and what stands out."""

from __future__ import annotations

from django.db import models

from heed.audit.events import Event
from heed.audit.signs import Kind
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


class NoticedSign(models.Model):
    """Looks at case files that stand out, kept for a person to judge. It says nobody did wrong.

    Like an entry it has no foreign keys; it is destroyed with the case.
    """

    class KindCode(models.TextChoices):
        """What stands out, as the database keeps it."""

        SAME_SURNAME = Kind.SAME_SURNAME.value, Kind.SAME_SURNAME.label
        MANY_FILES = Kind.MANY_FILES.value, Kind.MANY_FILES.label
        FILE_AT_REST = Kind.FILE_AT_REST.value, Kind.FILE_AT_REST.label
        UNUSUAL_HOUR = Kind.UNUSUAL_HOUR.value, Kind.UNUSUAL_HOUR.label
        GUESSING = Kind.GUESSING.value, Kind.GUESSING.label

    class Outcome(models.TextChoices):
        """What a person decided, the latest time."""

        DISMISSED = "DISMISSED", "There is nothing to it"
        FOLLOWED_UP = "FOLLOWED_UP", "I am following it up"
        SETTLED = "SETTLED", "It was followed up and is settled"

    mark = models.CharField(max_length=100, unique=True)
    partnership_id = models.BigIntegerField()
    kind = models.CharField(max_length=20, choices=KindCode)
    user_id = models.BigIntegerField()
    person_name = models.CharField(max_length=200)
    case_file_id = models.BigIntegerField(null=True, db_index=True)
    on = models.DateField()
    because = models.CharField(max_length=300)
    entry_ids = WrittenJson(default=list)
    noticed_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)

    class Meta:
        indexes = [models.Index(fields=["partnership_id", "outcome"], name="signs_to_judge")]

    def __str__(self) -> str:
        return f"Sign: {self.get_kind_display()}"

    @property
    def locked_by_id(self) -> int | None:
        """Return the case file that locks this sign, if it is about one."""
        return self.case_file_id


class SignJudgement(models.Model):
    """What one person decided about a sign, and why. Never edited; the latest one stands."""

    sign = models.ForeignKey(NoticedSign, on_delete=models.PROTECT, related_name="judgements")
    outcome = models.CharField(max_length=20, choices=NoticedSign.Outcome)
    reason = models.TextField()
    judged_by_id = models.BigIntegerField()
    judged_by_name = models.CharField(max_length=200)
    judged_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.sign} judged: {self.get_outcome_display()}"


class HomeArea(models.Model):
    """The area somebody lives in, if they chose to say so. Used for signs and nothing else."""

    user_id = models.BigIntegerField(primary_key=True)
    area = models.CharField(max_length=120)
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Area of person {self.user_id}"
