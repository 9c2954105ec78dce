"""How does a test send an agency's return?"""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from heed.chronologies.models import AskedAgency
from heed.chronologies.tests.browsing import at
from tests.pages import PageClient

SURE = (
    "Date,Time,Source of information,What happened,Who was seen\r\n"
    "03/03/2025,10:30,Case notes,Home visit: Wendell was seen and spoken to.,Wendell\r\n"
    "05/03/2025,,School register,Wendell was absent; nobody answered the telephone.,\r\n"
)
UNSURE = (
    "Date,Record,Told\r\n"
    "03/03/2025,Case notes,Home visit: Wendell was seen and spoken to.\r\n"
    "05/03/2025,Register,Wendell was absent; nobody answered the telephone.\r\n"
)
# Without headings nobody can tell one template from another, so nothing is remembered of it.
HEADLESS = UNSURE.partition("\r\n")[2]


def send(
    client: PageClient,
    asked: AskedAgency,
    content: str | bytes,
    name: str = "ours.csv",
    **typed: str,
) -> Any:
    """Send a file as an agency's return."""
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    path = at("add", asked.chronology.case_file, asked.pk)
    return client.post(path, {"file": file, **typed}, follow=True)
