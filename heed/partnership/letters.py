"""What does an invitation say? Never a word about a case: e-mail can be read on the way."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import send_mail

from heed.core import clock
from heed.core.periods import long_date
from heed.partnership.models import Invitation


class NoMail(OSError):
    """Nothing carries mail here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An e-mail as it is sent."""

    to: str
    subject: str
    text: str
    link: str


def invitation(invited: Invitation, *, link: str) -> Letter:
    """Write the e-mail that brings somebody the link.

    It names neither the post nor the agency: who works on safeguarding is nobody else's business.
    """
    until = long_date(clock.day(invited.lasts_until)) if invited.lasts_until else ""
    lines = (
        f"{invited.name},",
        "",
        f"{invited.invited_by_name} has invited you to work with {invited.partnership} on Heed.",
        "",
        f"Open this link to see what you are invited to do and to accept: {link}",
        "",
        f"It works once, until {until}. Nobody else can use it if you keep it to yourself.",
        "",
        "If you did not expect this message, do nothing, and tell the partnership’s business team.",
        "Heed never sends details of a case by e-mail, and nobody will ask you for a password.",
    )
    return Letter(
        to=invited.email,
        subject=f"An invitation from {invited.partnership.short_name}",
        text="\n".join(lines),
        link=link,
    )


def send(letter: Letter) -> None:
    """Hand the e-mail to whatever carries mail here; a demonstration sends nothing.

    :raises NoMail: if nothing carries mail here
    :raises OSError: if it could not be handed over
    """
    if not settings.MAIL_HOST and not settings.DEMONSTRATION:
        raise NoMail("No mail server is set up. Ask whoever runs Heed to set HEED_MAIL_HOST.")
    send_mail(letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [letter.to])
