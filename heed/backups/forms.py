"""What is typed after a restore drill, and the words when it is wrong."""

from __future__ import annotations

from heed.govuk import fields
from heed.govuk.forms import Form


class Drill(Form):
    """The code that was inside a backup."""

    code = fields.TextField(
        label="Code of the drill",
        # With hyphens that do not break: a code in two lines is read as two.
        hint="For example, RD\u20117KQ4MXA\u2011CTANPPJ. “heed restore” printed it at the end.",
        max_length=40,
        error_messages={"required": "Enter the code that “heed restore” printed"},
    )
