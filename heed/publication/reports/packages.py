"""What lies in a zipped document beside its text: pictures, files inside, programs?"""

from __future__ import annotations

from typing import Final

from heed.attachments.intake.archive import Archive, Part
from heed.publication.reports.markup import Element, words
from heed.publication.reports.report import Gathering

DETAILS: Final = (b"Exif\x00", b"http://ns.adobe.com/xap/", b"eXIf", b"tEXt", b"iTXt", b"zTXt")
HEAD: Final = 262_144
INSIDE: Final = ("embeddings/", "oleobject", "activex", "afchunk", "objectreplacements/")
PROGRAMS: Final = ("vbaproject", "vbadata", "basic/", "scripts/")


def note_other(gathering: Gathering, archive: Archive, part: Part, *, pictures: str) -> None:
    """Note what a part gives away that is no text of the document."""
    name = part.name.lower()
    if part.is_folder:
        return
    if any(one in name for one in PROGRAMS):
        gathering.hide("program", part.name)
    elif any(one in name for one in INSIDE):
        gathering.hide("file inside the file", part.name)
    elif name.startswith(pictures.lower()):
        head = b""
        for chunk in archive.unpack(part):
            head += chunk[: HEAD - len(head)]
        if any(mark in head for mark in DETAILS):
            gathering.hide("details kept in a picture", part.name)


def loose_words(gathering: Gathering, tree: Element, part: str) -> None:
    """Note the words of a chart or diagram, one after the other."""
    for element in tree.iter():
        if not len(element):
            gathering.passage(part, words(element))
