"""How are details kept so that what is read back is letter for letter what was written?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Text = models.TextField[Any, Any]
else:
    Text = models.TextField


class WrittenJson(Text):
    """Plain values as JSON text. The databases' own JSON types write it anew, and a seal breaks."""

    if TYPE_CHECKING:
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def from_db_value(self, value: str, *_: object) -> Any:
        """Return the values the text stands for; text that is no JSON comes back as it is."""
        try:
            return json.loads(value)
        except ValueError:
            return {"cannot be read": value}

    def get_prep_value(self, value: Any) -> str:
        """Return the text that is kept."""
        return as_text(value)


def as_text(value: Any) -> str:
    """Return plain values as the one text they are kept as."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
