"""How is a document kept in the database, and read back as it was?"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Final

from heed.documents import tree

_KINDS: Final[dict[str, Any]] = {
    kind.__name__: kind
    for kind in (
        *(tree.Document, tree.Part, tree.Section, tree.Box, tree.Table, tree.Picture),
        *(tree.Paragraph, tree.BulletList, tree.LetteredList, tree.NumberedList),
        *(tree.Strong, tree.Emphasis, tree.Link, tree.Figure),
    )
}


def as_stored(node: Any) -> Any:
    """Return a document, or anything in one, as plain values for the database."""
    if is_dataclass(node) and not isinstance(node, type):
        inside = {field.name: as_stored(getattr(node, field.name)) for field in fields(node)}
        return {"is": type(node).__name__} | inside
    if isinstance(node, tuple):
        return [as_stored(item) for item in node]
    if isinstance(node, Enum):
        return node.value
    return node


def document(stored: Any) -> tree.Document:
    """Read a stored document back.

    :raises BadDocument: if what is stored is not a document
    """
    read = _read(stored)
    if not isinstance(read, tree.Document):
        raise tree.BadDocument("What is stored is not a document.")
    return read


def digest(document: tree.Document) -> str:
    """Return a short mark of the content: two documents that say the same have the same."""
    content = json.dumps(as_stored(document), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _read(stored: Any) -> Any:
    if isinstance(stored, list):
        return tuple(_read(item) for item in stored)
    if isinstance(stored, dict):
        inside = {name: _read(value) for name, value in stored.items() if name != "is"}
        if "access" in inside:
            inside["access"] = tree.Access(inside["access"])
        return _KINDS[stored["is"]](**inside)
    return stored
