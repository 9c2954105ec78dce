"""What does the e-mail about an emergency opening say? Never a word about the case."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from heed.casefiles.models import EmergencyOpening

SUBJECT = "A case file was opened in an emergency"


def tell(opening: EmergencyOpening, *, to: Iterable[str]) -> None:
    """Send everybody who can follow it up the same few words; the rest is on their desk."""
    text = "\n".join(
        (
            f"Somebody in {opening.partnership.short_name} has opened a case file in an emergency.",
            "",
            "Sign in to Heed: your desk says who it was, which file, and why.",
            "",
            "Heed never sends details of a case by e-mail.",
        )
    )
    letters = [EmailMessage(SUBJECT, text, settings.DEFAULT_FROM_EMAIL, [one]) for one in to]
    get_connection().send_messages(letters)
