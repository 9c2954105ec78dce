"""Who is the child, as known on one file?"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from heed.access.role_table import Resource
from heed.casefiles.models import CaseFile, CaseRecord


class Child(CaseRecord):
    """A child as known on one case file. Nothing here links files: only a coordinator may."""

    class Sex(models.TextChoices):
        """As recorded."""

        FEMALE = "FEMALE", "Female"
        MALE = "MALE", "Male"
        NOT_KNOWN = "NOT_KNOWN", "Not known"

    class Plan(models.TextChoices):
        """The plan the child was subject to."""

        NONE = "NONE", "No plan"
        CHILD_IN_NEED = "CHILD_IN_NEED", "Child in need plan"
        CHILD_PROTECTION = "CHILD_PROTECTION", "Child protection plan"
        NOT_KNOWN = "NOT_KNOWN", "Not known"

    resource = Resource.INCIDENT

    case_file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="children")
    position = models.PositiveSmallIntegerField(help_text="1 is the child the incident is about.")
    name = models.CharField(max_length=200)
    born_on = models.DateField(null=True, blank=True)
    live_born = models.BooleanField(default=True)
    died_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=10, choices=Sex, default=Sex.NOT_KNOWN)
    ethnicity = models.CharField(max_length=100, blank=True)
    disability = models.CharField(max_length=200, blank=True)
    plan = models.CharField(max_length=20, choices=Plan, default=Plan.NOT_KNOWN)
    normally_resident_in = models.CharField(max_length=120, blank=True)
    looked_after_by = models.CharField(max_length=120, blank=True)
    care_leaver = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "children"
        constraints = [
            models.UniqueConstraint(
                fields=["case_file", "position"], name="children_of_a_file_are_numbered"
            ),
            models.CheckConstraint(
                name="child_dies_after_birth",
                condition=Q(died_on=None) | Q(born_on=None) | Q(died_on__gte=F("born_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"Child {self.position} of {self.case_file}"

    @property
    def was_looked_after(self) -> bool:
        """Say whether a local authority looked after the child."""
        return bool(self.looked_after_by)

    def age_on(self, on: date) -> int | None:
        """Return the age in whole years on a day (attained at the start of the birthday)."""
        if self.born_on is None or on < self.born_on:
            return None
        before_birthday = (on.month, on.day) < (self.born_on.month, self.born_on.day)
        return on.year - self.born_on.year - before_birthday
