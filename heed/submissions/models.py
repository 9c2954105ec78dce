"""Which forms have been sent and acted on?"""

from __future__ import annotations

from django.db import models


class Submission(models.Model):
    """A form that was sent and acted on, so that sending it again changes nothing."""

    mark = models.CharField(max_length=64, unique=True, help_text="Of the form and all it says.")
    led_to = models.TextField(help_text="The page its sender was shown next.")
    sent_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"Form that led to {self.led_to}"
