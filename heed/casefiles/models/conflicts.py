"""Who has a conflict of interest in a case? It beats every grant and every role."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from heed.access.fields import ClassedCharField, FieldClass
from heed.access.role_table import Resource
from heed.casefiles.models.prepared import Given
from heed.casefiles.models.record import CaseRecord
from heed.casefiles.models.ties import FamilyTie, Team, TeamMember
from heed.partnership.models import Agency


class Tie(models.TextChoices):
    """What ties a person to a case."""

    NAMED = "NAMED", "Worked with the family, or is named in the case"
    LINE_MANAGER = "LINE_MANAGER", "Manages or managed somebody named in it"
    FAMILY = "FAMILY", "Family, or as close as family, of the child or somebody named"
    SAME_TEAM = "SAME_TEAM", "Works or worked in the team of somebody named"
    OTHER = "OTHER", "Something else"


class Exclusion(CaseRecord):
    """A conflict of interest that was declared or recorded. It keeps the person out of the file."""

    resource = Resource.CONFLICTS

    case_file = models.ForeignKey(
        "casefiles.CaseFile", on_delete=models.PROTECT, related_name="exclusions"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    tie = models.CharField(max_length=20, choices=Tie, default=Tie.OTHER)
    reason = ClassedCharField(max_length=300, field_class=FieldClass.INTERESTS)
    declared = models.BooleanField(default=False, help_text="The person said so and stood aside.")
    made_by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_file", "user"], name="person_kept_out_of_a_file_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} kept out of {self.case_file}"


class NamedPerson(CaseRecord):
    """Somebody named in a case: who worked with the family, or is family, or is otherwise in it."""

    class Part(models.TextChoices):
        """What the person is in the case."""

        PRACTITIONER = "PRACTITIONER", "Worked with the child or the family"
        FAMILY = "FAMILY", "Family, or as close as family"
        OTHER = "OTHER", "Otherwise named"

    resource = Resource.CONFLICTS

    case_file = models.ForeignKey(
        "casefiles.CaseFile", on_delete=models.PROTECT, related_name="named_people"
    )
    part = models.CharField(max_length=20, choices=Part)
    name = models.CharField(max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    line_manager = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    involved_from = models.DateField(
        null=True, help_text="Who left the team before this day has no conflict. Empty: everybody."
    )
    recorded_by_name = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    withdrawn_by_name = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "named people"
        constraints = [
            models.CheckConstraint(
                name="named_person_withdrawn_when_by_whom_and_why_together",
                condition=Q(withdrawn_at=None, withdrawn_by_name="", withdrawn_because="")
                | (
                    Q(withdrawn_at__isnull=False)
                    & ~Q(withdrawn_by_name="")
                    & ~Q(withdrawn_because="")
                ),
            ),
        ]

    def __str__(self) -> str:
        # Without the name: the trail says this of it, and outlives the case.
        return f"Somebody named in {self.case_file}"


def conflicted(user_id: int | Given, *, on: date | Given) -> Q:
    """Return the condition that a person has a conflict of interest in a case file.

    They said so, or somebody recorded it; they are named in it; they are family of somebody named;
    or they manage, or work or worked in the team of, a practitioner named in it.
    """
    said = Exclusion.unscoped.filter(user_id=user_id)
    tied = NamedPerson.unscoped.filter(
        Q(user_id=user_id)
        | Q(user_id__in=FamilyTie.objects.filter(user_id=user_id).values("relative_id"))
        | Q(user_id__in=FamilyTie.objects.filter(relative_id=user_id).values("user_id"))
        | Q(part=NamedPerson.Part.PRACTITIONER) & _works_with(user_id, on=on),
        withdrawn_at=None,
    )
    return Q(pk__in=said.values("case_file_id")) | Q(pk__in=tied.values("case_file_id"))


def _works_with(user_id: int | Given, *, on: date | Given) -> Q:
    """Return the condition that a person manages, or shares a team with, somebody named."""
    named = _since(OuterRef("involved_from"), on=on).filter(user_id=OuterRef("user_id"))
    colleague = _since(OuterRef(OuterRef("involved_from")), on=on).filter(user_id=user_id)
    return (
        Q(line_manager_id=user_id)
        | Q(Exists(named.filter(line_manager_id=user_id)))
        | Q(Exists(_since(OuterRef("involved_from"), on=on).filter(
            user_id=user_id, team_id=OuterRef("team_id")
        )))
        | Q(Exists(named.filter(Exists(colleague.filter(team_id=OuterRef("team_id"))))))
    )  # fmt: skip


def _since(involved_from: OuterRef, *, on: date | Given) -> QuerySet[TeamMember]:
    """Return who had come to their team by the day and had not left it before somebody's part."""
    began = Coalesce(involved_from, Value(date.min))
    return TeamMember.objects.filter(Q(ends_on=None) | Q(ends_on__gte=began), TeamMember.begun(on))
