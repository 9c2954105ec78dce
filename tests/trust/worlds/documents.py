"""Which documents lie on a hidden case: one that is in use, and one that was withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from heed.attachments import actions
from heed.attachments.models import Attachment
from heed.attachments.tests.factories import let_in
from heed.casefiles.models import CaseFile
from heed.core import clock
from tests.trust.worlds.founding import Place


def lay(place: Place, case_file: CaseFile, write: Callable[[str], str], *, on: date) -> None:
    """Keep two documents on a case through the real actions, and withdraw one of them."""
    by, at = place.walk.coordinator(on=on), clock.at(on, 14)
    for withdrawn in (False, True):
        received = let_in(write("content").encode(), name=f"{write('file')}.txt")
        document = actions.keep(
            case_file,
            received,
            title=write("document"),
            kind=Attachment.Kind.LETTER,
            by=by,
            at=at,
        )
        if withdrawn:
            actions.withdraw(document, because=write("withdrawn"), by=by, at=at)
