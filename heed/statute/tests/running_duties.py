"""`heed duties`, run on what a test gives it, and the schemas of its contract."""

from __future__ import annotations

import io
import json
from datetime import date
from importlib import resources

import jsonschema

from heed.statute import duties_command

TODAY = date(2026, 11, 23)
SCHEMAS = resources.files("heed.statute") / "schemas"
INPUT, OUTPUT = (
    jsonschema.Draft202012Validator(json.loads((SCHEMAS / name).read_text("utf-8")))
    for name in ("duties-input.schema.json", "duties-output.schema.json")
)


class Ran:
    def __init__(self, *arguments: str, given: bytes | Exception = b"") -> None:
        out, err = io.StringIO(), io.StringIO()
        self.asked_for: list[str] = []

        def read(name: str) -> bytes:
            self.asked_for.append(name)
            if isinstance(given, Exception):
                raise given
            return given

        self.status = duties_command.main(arguments, read=read, out=out, err=err, today=TODAY)
        self.out, self.err = out.getvalue(), err.getvalue()


def run(facts: object) -> Ran:
    return Ran("facts.json", given=json.dumps(facts).encode())
