"""Who signs in, and on which devices? What they may see comes from their appointments."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Accounts(BaseUserManager["User"]):
    """Makes accounts; people are found by e-mail address, whatever its capitals."""

    def create_user(self, *, email: str, name: str, password: str | None = None) -> User:
        """Add a person who may sign in; without a password they cannot until they set one."""
        user = User(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Find the person with this e-mail address."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who may sign in."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


def _reference() -> str:
    return secrets.token_hex(8)


class Because(models.TextChoices):
    """Why a session has ended; the words complete “You were signed out because …”."""

    IDLE = "IDLE", "nothing happened for 30 minutes"
    TOO_LONG = "TOO_LONG", "you had been signed in for 12 hours"
    FROM_ANOTHER_DEVICE = "FROM_ANOTHER_DEVICE", "you ended this session from another device"
    PASSWORD_SET = "PASSWORD_SET", "your password was changed"
    FOR_THE_PERSON = "FOR_THE_PERSON", "somebody who looks after accounts ended your sessions"


class Session(AbstractBaseSession):
    """What the service remembers of one visit on one device, before and after signing in.

    Its key is a secret of the browser's; pages and the trail know it by its `reference`.
    """

    # ASVS 7.3.1 and 7.3.2, trust.md T12.
    IDLE_AFTER: Final = timedelta(minutes=30)
    LASTS: Final = timedelta(hours=12)

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")
    reference = models.CharField(max_length=16, unique=True, default=_reference)
    device = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.device or "a device"

    def over_because(self, at: datetime) -> Because | None:
        """Return why it is over at this moment, or None; one without a person never is."""
        if self.user_id is None:
            return None
        if at - self.started_at >= self.LASTS:
            return Because.TOO_LONG
        return Because.IDLE if at - self.last_seen_at >= self.IDLE_AFTER else None


class EndedSession(models.Model):
    """Whose session a browser's cookie was, so that what they were typing can still be kept."""

    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    because = models.CharField(max_length=20, choices=Because)
    ended_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Ended because {self.get_because_display()}"


class KeptAnswers(models.Model):
    """What a person had typed when their session was over, sealed, until they sign in again."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=2000)
    sealed = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "kept answers"

    def __str__(self) -> str:
        return f"What was typed at {self.address}"
