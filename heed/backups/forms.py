"""What is typed after a restore drill, and the words when it is wrong."""

from __future__ import annotations

from heed.govuk import fields
from heed.govuk.forms import Form


class Drill(Form):
    """The code that was inside a backup."""

    code = fields.TextField(
        label="Code of the drill",
        hint="“heed restore” printed it at the end. For example, RD-7KQ4MXA-CTANPPJ",
        max_length=40,
        error_messages={"required": "Enter the code that “heed restore” printed"},
    )
