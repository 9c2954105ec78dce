"""What is typed to help somebody who has lost their second factor."""

from __future__ import annotations

from heed.govuk import fields
from heed.govuk.forms import Form


class LostFactors(Form):
    """How one made sure that it is the person who asks."""

    reason = fields.TextField(
        label="How did you make sure that it is them?",
        called="how you made sure that it is them",
        hint="For example: I telephoned them on the number I have, or they stand before me",
        max_length=300,
    )
