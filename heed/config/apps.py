"""What happens once when Heed starts: its own checks join Django's."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import Tags, register

from heed.config import durability


class Config(AppConfig):
    """The place where everything meets."""

    name = "heed.config"

    def ready(self) -> None:
        """Let `check --database default` and `migrate` look at the database's settings."""
        register(durability.check, Tags.database)
