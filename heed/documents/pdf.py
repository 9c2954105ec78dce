"""A document as a tagged PDF that meets PDF/UA-1."""

import json
from dataclasses import asdict
from datetime import datetime

from heed.documents import drawing, layout, tree, typesetting
from heed.documents.characters import drawable

Json = dict[str, object]


def render(document: tree.Document, *, produced_at: datetime, author: str = "") -> bytes:
    """Return the document as PDF. The same document and moment give the same bytes.

    :raises drawing.NotADrawing: if a picture is more than a drawing
    """
    laid = layout.lay_out(document)
    language, _, region = laid.language.partition("-")
    whole = asdict(laid) | {
        "blocks": [_block(block) for block in laid.blocks],
        "author": author,
        "language": language,
        "region": region or None,
        "produced": _moment(produced_at),
    }
    data = json.dumps(_drawable(whole), ensure_ascii=False)
    return typesetting.pdf(document=data, produced_at=produced_at)


def _block(block: layout.Laid | layout.Prose | layout.Items) -> Json:
    said = asdict(block) | {"type": type(block).__name__}
    match block:
        case layout.Frame():
            return said | {"blocks": [_block(inner) for inner in block.blocks]}
        case layout.Drawing():
            return said | {"svg": drawing.for_print(drawing.read(block.svg))}
        case _:
            return said


def _drawable(value: object) -> object:
    """Swap characters our fonts lack, and leave out what leads from a figure to its source."""
    match value:
        case str():
            return drawable(value)
        case {"kind": "figure", "text": str(words)}:
            return {"kind": "plain", "text": drawable(words)}
        case {"kind": "link", "text": str(words), "target": address}:
            return {"kind": "link", "text": drawable(words), "target": address}
        case dict():
            return {key: _drawable(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_drawable(inner) for inner in value]
        case _:
            return value


def _moment(moment: datetime) -> dict[str, int]:
    return {
        "year": moment.year,
        "month": moment.month,
        "day": moment.day,
        "hour": moment.hour,
        "minute": moment.minute,
        "second": moment.second,
    }
