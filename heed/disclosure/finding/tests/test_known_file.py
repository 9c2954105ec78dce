"""Is a file of known names read as the contract says, or refused in one sentence?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from heed.disclosure.finding import known_file
from heed.disclosure.finding.known import Known, Person
from heed.disclosure.finding.known_file import UnusableNames

SCHEMA = json.loads(
    (Path(known_file.__file__).parent.parent / "schemas/known-names.schema.json").read_text()
)
WHOLE = {
    "people": [
        {
            "names": ["Jane Smith", "Janey"],
            "called": "Mother",
            "born_on": "1994-05-03",
            "died_on": "2020-01-02",
        },
        {"names": []},
    ],
    "places": ["Newtown"],
    "organisations": ["St Mary's"],
    "references": ["943 476 5919"],
    "allowed": ["Marlshire"],
}


def test_a_whole_file_is_read() -> None:
    jsonschema.validate(WHOLE, SCHEMA)

    known = known_file.read(b"\xef\xbb\xbf" + json.dumps(WHOLE).encode())

    jane = Person(
        names=("Jane Smith", "Janey"),
        called="Mother",
        born_on=date(1994, 5, 3),
        died_on=date(2020, 1, 2),
    )
    assert known == Known(
        people=(jane, Person(names=())),
        places=("Newtown",),
        organisations=("St Mary's",),
        references=("943 476 5919",),
        allowed=("Marlshire",),
    )


def test_an_empty_file_knows_nothing() -> None:
    assert known_file.read(b"{}") == Known()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ([], "needs names and values, in curly brackets, for the file."),
        ({"name": []}, "says “name” of the file, which nothing is known about."),
        ({"people": {}}, "needs a list under “people”."),
        ({"people": [1]}, "needs names and values, in curly brackets, for person 1."),
        ({"people": [{}]}, "gives no “names” for person 1."),
        ({"people": [{"names": "Jo"}]}, "needs a list of texts under “names of person 1”."),
        ({"people": [{"names": [1]}]}, "needs a list of texts under “names of person 1”."),
        (
            {"people": [{"names": [], "called": 1}]},
            "needs text under “called” of person 1.",
        ),
        (
            {"people": [{"names": [], "born_on": "3 May 2016"}]},
            "needs a date like 2019-03-05 under “born_on” of person 1.",
        ),
        (
            {"people": [{"names": [], "died_on": "20160503"}]},
            "needs a date like 2019-03-05 under “died_on” of person 1.",
        ),
        ({"places": "Newtown"}, "needs a list of texts under “places”."),
    ],
)
def test_what_the_contract_does_not_allow_is_refused(said: Any, sentence: str) -> None:
    with pytest.raises(UnusableNames) as problem:
        known_file.read(json.dumps(said).encode())

    assert str(problem.value) == sentence
    validator = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert not validator.is_valid(said)


@pytest.mark.parametrize("content", [b"{", b"[" * 100_000, b"\xff\xfe"])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(UnusableNames, match="is not"):
        known_file.read(content)
