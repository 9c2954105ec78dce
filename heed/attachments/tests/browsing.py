"""How does a test of a page open it, send a file to it, and see what is left?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from heed.attachments import store
from heed.attachments.models import Attachment
from heed.casefiles.models import CaseFile
from tests.pages import PageClient

LETTER = b"Dear colleague,\n"


def at(case_file: CaseFile, *rest: str) -> str:
    return "/".join(["/cases", case_file.reference, "documents", *rest, ""])


def of(document: Attachment, *rest: str) -> str:
    return at(document.case_file, document.reference, *rest)


def html(client: PageClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return bytes(response.content).decode()


def send(client: PageClient, path: str, content: bytes | None, name: str, **typed: str) -> Any:
    file = {} if content is None else {"file": SimpleUploadedFile(name, content)}
    return client.post(path, {"title": "A letter", "kind": "LETTER", "marking": "OFFICIAL",
                              **typed, **file})  # fmt: skip


def stored() -> list[str]:
    return list(store.here().fingerprints())


def left_over(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.name != ".lock"]
