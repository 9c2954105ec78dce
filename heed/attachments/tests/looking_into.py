"""How does a test look into a file without starting a process for it?"""

from __future__ import annotations

import io

from heed.attachments.intake import USUAL, Kind, Limits, Reason, Refused, looking, names
from heed.attachments.intake.findings import Finding, Note
from heed.attachments.intake.kinds import container


def look_into(content: bytes, name: str | None = None, *, limits: Limits = USUAL) -> Finding:
    """Return what the process behind the walls would answer.

    :raises Refused: with its reason
    """
    promised = None if name is None else names.check(name)
    answer = looking.look(looking.reader(container(content[:64])), io.BytesIO(content), limits)
    if "refused" in answer:
        raise Refused(Reason[str(answer["refused"])], str(answer["where"]))
    kind, notes = Kind[str(answer["kind"])], answer["notes"]
    if promised not in (None, kind):
        raise Refused(Reason.NOT_WHAT_IT_SAYS)
    return Finding(kind, tuple(Note[note] for note in notes))  # type: ignore[attr-defined]  # JSON
