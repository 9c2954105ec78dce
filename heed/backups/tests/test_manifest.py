"""Do manifest and label come back as they were written, and is anything else refused?"""

from __future__ import annotations

import json
from typing import Any

import pytest

from heed.backups.manifest import Label, Manifest, NotUnderstood, StoredFile, Table
from heed.backups.tests.conftest import AT

MANIFEST = Manifest(
    made_at=AT,
    heed="0.1.0",
    engine="sqlite",
    database=StoredFile("aa", 12, "database.age"),
    tables={"audit_auditentry": Table(3, "bb")},
    migrations=("audit.0001_initial",),
    files={"ab/abcd": StoredFile("cc", 5, "dd.ee.age")},
    beside={"secret_key": "c2VjcmV0"},
    drill_code="RD-7KQ4MXA-CTANPPJ",
)
LABEL = Label(
    name="2026-11-23T101500Z",
    made_at=AT,
    engine="sqlite",
    database_sha256="aa",
    manifest_sha256="bb",
    size=120,
    keys=("age1abc",),
    drill_check="cc",
    problems=("1 of the attachments is damaged.",),
    no_longer_needed={"dd.ee.age": AT.isoformat()},
)


@pytest.mark.parametrize("written", [MANIFEST, LABEL])
def test_what_is_written_is_read_again(written: Manifest | Label) -> None:
    assert type(written).read(written.as_json()) == written


@pytest.mark.parametrize("kind", [Manifest, Label])
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"not json", "not a backup of Heed"),
        (b"[]", "not a backup of Heed"),
        (b"{}", "not a backup of Heed"),
        (b'{"format": 2}', "newer version of Heed"),
        (b'{"format": 1}', "not complete"),
        (b"\xff", "not a backup of Heed"),
    ],
)
def test_anything_else_is_refused(kind: type[Manifest | Label], text: bytes, sentence: str) -> None:
    with pytest.raises(NotUnderstood, match=sentence):
        kind.read(text)


@pytest.mark.parametrize(("whole", "part"), [(MANIFEST, "tables"), (LABEL, "made_at")])
def test_a_part_of_the_wrong_kind_is_refused(whole: Manifest | Label, part: str) -> None:
    said: dict[str, Any] = json.loads(whole.as_json())
    said[part] = "nonsense"

    with pytest.raises(NotUnderstood, match="not complete"):
        type(whole).read(json.dumps(said).encode())


def test_the_label_says_nothing_that_is_only_in_the_manifest() -> None:
    assert "drill_code" not in json.loads(LABEL.as_json())
    assert "tables" not in json.loads(LABEL.as_json())
