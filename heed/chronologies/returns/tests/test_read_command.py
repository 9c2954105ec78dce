"""`heed chronology read` keeps its contract, whatever it is given."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from heed.chronologies.readers.opened import CannotBeRead, Opened
from heed.chronologies.returns import read_command
from heed.chronologies.returns.tests.given import HEADED, paragraphs, table

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schemas" / "chronology.schema.json").read_text(encoding="utf-8")
)
CLEAN = Opened((table(HEADED, ("3 May 2016", "GP", "Seen")),))
UNCLEAR = Opened(
    (
        table(
            ("Date", "Source", "Event", "End date"),
            ("", "#me", "note", ""),
            ("", "GP", "Seen", ""),
            ("3/5/16 2pm", "GP", "Stayed", "4/5/16"),
            name="Kai",
        ),
        table(("HV", "Health visitor"), name="Key"),
    ),
    remarks=((None, "The sheet “Key” is hidden."),),
)


def run(*arguments: str, opened: Opened = CLEAN) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()

    def open_named(name: str) -> Opened:
        if name == "broken.docx":
            raise CannotBeRead("The file is damaged.")
        return opened

    status = read_command.main(arguments, open_named=open_named, out=out, err=err)
    return status, out.getvalue(), err.getvalue()


def printed(out: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(out)
    jsonschema.validate(said, SCHEMA)
    return said


def test_a_clean_return_is_printed_as_the_schema_says() -> None:
    status, out, err = run("folder/gp.docx", "--agency", "GP")

    assert (status, err) == (0, "")
    assert printed(out) == {
        "columns": [
            {"heading": "Date", "means": "start_date"},
            {"heading": "Source", "means": "source"},
            {"heading": "Event", "means": "event"},
        ],
        "rows": [
            {
                "file": "gp.docx",
                "row": 2,
                "agency": "GP",
                "source": "GP",
                "date": {
                    "written": "3 May 2016",
                    "from": "2016-05-03",
                    "to": "2016-05-03",
                    "precision": "day",
                    "certain": True,
                    "inferred": None,
                    "problem": None,
                },
                "time": None,
                "event": "Seen",
                "cells": {"Date": "3 May 2016", "Source": "GP", "Event": "Seen"},
            }
        ],
        "problems": [],
    }


def test_what_is_not_clear_is_printed_and_said() -> None:
    status, out, err = run("-", "--agency", "GP", opened=UNCLEAR)

    said = printed(out)
    assert status == 1
    assert [row["row"] for row in said["rows"]] == [2, 3, 4]
    assert said["rows"][0]["note"] is True
    assert said["rows"][2]["until"]["from"] == "2016-05-04"
    assert (said["rows"][2]["table"], said["rows"][2]["time"]) == ("Kai", "14:00")
    assert said["problems"] == [
        {"file": "Standard input", "row": None, "what": "The sheet “Key” is hidden."},
        {"file": "Standard input", "row": 3, "what": "It has no date.", "table": "Kai"},
        {
            "file": "Standard input",
            "row": 1,
            "what": "It stands outside the chronology: “HV | Health visitor”.",
            "table": "Key",
        },
    ]
    assert err.splitlines() == [
        "Standard input: The sheet “Key” is hidden.",
        "Standard input, Kai, row 3: It has no date.",
        "Standard input, Key, row 1: It stands outside the chronology: “HV | Health visitor”.",
    ]


def test_an_unsure_reading_is_said_too() -> None:
    status, out, err = run("a.csv", "--agency", "GP", opened=paragraphs("Nothing known."))

    assert status == 1
    assert printed(out)["rows"] == []
    assert err.splitlines()[0] == (
        "a.csv: No table or paragraph looks like a chronology. Which one is it?"
    )


def test_what_is_known_of_the_case_helps_to_read() -> None:
    opened = Opened((table(HEADED, ("3 May", "GP", "a"), ("4/5/31", "GP", "b")),))

    _, out, _ = run(
        "a.csv", "--agency", "GP", "--near", "2016-05-01", "--period", "2030-01-01", "2032-01-01",
        "--born", "2015-01-01", opened=opened,
    )  # fmt: skip

    assert [row["date"]["from"] for row in printed(out)["rows"]] == ["2016-05-03", "2031-05-04"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "The following arguments are required: FILE, --agency."),
        (("a.csv",), "The following arguments are required: --agency."),
        (
            ("a.csv", "--agency", "GP", "--near", "May"),
            "Argument --near: “May” is no day written as 2016-05-03.",
        ),
        (("broken.docx", "--agency", "GP"), "broken.docx: The file is damaged."),
    ],
)
def test_what_cannot_be_used_is_a_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    status, out, err = run(*arguments)

    assert (status, out) == (2, "")
    assert err.startswith(sentence)
    assert "Traceback" not in err


def test_help_is_printed() -> None:
    status, out, err = run("--help")

    assert (status, err) == (0, "")
    assert "--agency NAME" in out
