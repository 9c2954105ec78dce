"""How does somebody hear by e-mail what happened to their account? Never about a case.

A letter is posted when what it tells is in the database, and by another thread: whether somebody
gets one must not be told by how long a page takes.
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from heed.accounts.models import User

_log = logging.getLogger("heed.letters")
_postman: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="letters")


def send(user: User, letter: str, **context: Any) -> None:
    """Post a letter to a person once the transaction it tells about is kept.

    Its first line is the subject; `letter` names the template.
    """
    told = {"name": user.name, **context}
    transaction.on_commit(partial(_postman.submit, _deliver, letter, told, user.email, user.pk))


def all_delivered() -> None:
    """Wait until every letter posted so far is delivered, or could not be."""
    _postman.submit(int).result()


def _deliver(letter: str, told: dict[str, Any], address: str, user_id: int) -> None:
    """Write the letter and hand it over, where nobody waits for it and nobody sees it fail."""
    try:
        text = render_to_string(f"accounts/letters/{letter}.txt", told)
        subject, _, body = text.partition("\n")
        EmailMessage(subject=subject, body=body.strip() + "\n", to=[address]).send()
    except Exception:
        # Whatever failed, the page has long been answered, the same to everybody who asks. A log
        # line says whose account by its number, never by a name or an address.
        _log.exception("A letter to account %s could not be delivered", user_id)
