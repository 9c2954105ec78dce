"""Who works with whom, who manages whom, and who is whose family? What a conflict comes from."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from heed.casefiles.models.prepared import Given
from heed.partnership.models import Agency, Partnership


class Team(models.Model):
    """People of one agency who work together, such as a social work team or a ward."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="team_named_once_in_an_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.agency}"


class TeamMember(models.Model):
    """A person who signs in, the team they work in and who manages them, from a day to a day."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    line_manager = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="team_member_ends_after_they_start",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="team_member_is_not_their_own_manager",
                condition=Q(line_manager=None) | ~Q(line_manager=F("user")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.team}"

    @staticmethod
    def begun(on: date | Given) -> Q:
        """Return the condition that somebody had come to the team by the day.

        Whoever has left counts as well: their own practice is what they would be reviewing.
        """
        return Q(starts_on__lte=on)


class FamilyTie(models.Model):
    """Two people who sign in and are family, or as close as family. It holds in both directions."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    relative = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    said_by_name = models.CharField(max_length=200)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "relative"], name="family_tie_said_once"),
            models.CheckConstraint(
                name="family_tie_is_between_two_people", condition=~Q(user=F("relative"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} and {self.relative}"
