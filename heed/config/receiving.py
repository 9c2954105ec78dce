"""What happens to a file somebody sends before any page sees it? Measured, looked into, scanned.

Only pages named here take files. All of it happens before the transaction in which a page acts, and
what a page does not keep is taken away afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol, cast

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from heed.access import checks
from heed.access.permissions import Permission
from heed.access.viewer import Viewer
from heed.attachments import receiving
from heed.attachments.intake import USUAL, ExaminerUnavailable, Refused
from heed.attachments.receiving import Received
from heed.chronologies import reading
from heed.chronologies.readers.opened import CannotBeRead, Opened
from heed.config import errors

Next = Callable[[HttpRequest], HttpResponse]


class Read(Protocol):
    """Reads what is in a file that was let in."""

    def __call__(self, path: Path, *, name: str) -> Opened: ...


PAGES_THAT_TAKE_FILES: Final = {
    "attachments:add": Permission.ATTACHMENT_KEEP,
    "attachments:replace": Permission.ATTACHMENT_REPLACE,
    "chronologies:add": Permission.CHRONOLOGY_RETURN,
}
# Pages whose file is read as well: that takes seconds, and no transaction waits for it.
READ_BY: Final = {"chronologies:add": reading.open_brought}
# Room for what is sent beside the file: the fields of the form, and what separates them.
BESIDE_THE_FILE: Final = 100_000
# A browser shows our page only if it could send everything, so some of it is read and forgotten.
READ_AND_FORGOTTEN: Final = 4 * USUAL.size
PIECE: Final = 1 << 16


class NotTooMuch:
    """Refuse what is larger than any page takes, before a byte of it is kept."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as always, or say that it is too much and what to do."""
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length <= _most(request):
            return self.get_response(request)
        for _ in range(0, min(length, READ_AND_FORGOTTEN), PIECE):
            if not request.read(PIECE):
                break
        return errors.too_large(request)


class LooksIntoFiles:
    """Have every file that is sent looked into before its page acts; a page finds it `received`."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Receive the files, answer, and take away what was not kept."""
        if not _may_bring_files(request):
            return self.get_response(request)
        files = [one for _, several in request.FILES.lists() for one in several]
        read = READ_BY.get(_page(request))
        found = [_receive(one, read) for one in files]
        try:
            return self.get_response(request)
        finally:
            for one in found:
                if isinstance(one, Received):
                    one.discard()


def _receive(
    file: UploadedFile[bytes], read: Read | None
) -> Received | Refused | ExaminerUnavailable:
    """Receive one file and leave what came of it on the file, for the form that asked for it."""
    try:
        path = Path(cast(TemporaryUploadedFile, file).temporary_file_path())
        outcome: Received | Refused | ExaminerUnavailable = receiving.receive(
            path, name=file.name or ""
        )
    except (Refused, ExaminerUnavailable) as problem:
        outcome = problem
    file.received = outcome  # type: ignore[attr-defined]  # where its form looks for it
    if read is not None and isinstance(outcome, Received):
        try:
            opened: Opened | CannotBeRead = read(outcome.staged, name=outcome.examined.name)
        except CannotBeRead as problem:
            opened = problem
        file.opened = opened  # type: ignore[attr-defined]  # where its form looks for it
    return outcome


def _most(request: HttpRequest) -> int:
    if _page(request) in PAGES_THAT_TAKE_FILES:
        return USUAL.size + BESIDE_THE_FILE
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def _may_bring_files(request: HttpRequest) -> bool:
    """Say whether this page takes files from this person; from anybody else none is opened."""
    permission = PAGES_THAT_TAKE_FILES.get(_page(request))
    viewer: Viewer | None = getattr(request, "viewer", None)
    if request.method != "POST" or permission is None or viewer is None:
        return False
    return checks.may(viewer, permission)


def _page(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""
