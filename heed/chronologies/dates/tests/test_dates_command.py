"""`heed dates` keeps its contract, whatever it is given."""

from __future__ import annotations

import io
import json
from datetime import date
from importlib import resources
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.chronologies.dates import dates_command
from heed.chronologies.dates.tests import labelled

OUTPUT = jsonschema.Draft202012Validator(
    json.loads(
        (resources.files("heed.chronologies") / "schemas" / "dates-output.schema.json").read_text(
            "utf-8"
        )
    )
)
KEYS = ["written", "from", "to", "precision", "certain", "inferred", "problem"]


class Ran:
    def __init__(self, *arguments: str, given: bytes | Exception = b"") -> None:
        out, err = io.StringIO(), io.StringIO()
        self.asked_for: list[str] = []

        def read(name: str) -> bytes:
            self.asked_for.append(name)
            if isinstance(given, Exception):
                raise given
            return given

        self.status = dates_command.main(arguments, read=read, out=out, err=err)
        self.out, self.err = out.getvalue(), err.getvalue()

    @property
    def answers(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def run(*lines: str, options: tuple[str, ...] = ()) -> Ran:
    return Ran(*options, "-", given="".join(f"{line}\n" for line in lines).encode())


def test_a_line_comes_back_as_the_contract_says() -> None:
    ran = run("?22 may 2016")

    assert ran.answers == [
        {
            "written": "?22 may 2016",
            "from": "2016-05-22",
            "to": "2016-05-22",
            "precision": "day",
            "certain": False,
            "inferred": None,
            "problem": None,
        }
    ]
    assert list(ran.answers[0]) == KEYS
    assert (ran.status, ran.err) == (0, "")


def test_every_answer_keeps_the_schema_and_the_order() -> None:
    examples = [one for one in labelled.by_kind() if "\n" not in one.written]
    asked = [
        json.dumps(
            {
                "written": one.written,
                "near": one.near and one.near.isoformat(),
                "born": one.born and one.born.isoformat(),
            }
        )
        for one in examples
    ]

    ran = run(*asked)

    for answer in ran.answers:
        OUTPUT.validate(answer)
    assert [answer["written"] for answer in ran.answers] == [one.written for one in examples]
    assert [(answer["from"], answer["to"]) for answer in ran.answers] == [
        tuple(day and day.isoformat() for day in one.means) for one in examples
    ]
    assert (ran.status, ran.err) == (1, "")


def test_a_problem_in_the_data_is_said_in_its_place_and_in_the_status() -> None:
    ran = run("3 June 2019", "31/02/2020", "")

    assert [answer["problem"] for answer in ran.answers] == [
        None,
        "There is no day 31 in February 2020; the last is 29 February 2020.",
        "Nothing is written.",
    ]
    assert ran.status == 1


def test_what_is_known_of_every_line_can_be_said_once() -> None:
    ran = run("3 June", "at birth", options=("--near", "2019-05-28", "--born=2016-02-10"))

    assert [answer["from"] for answer in ran.answers] == ["2019-06-03", "2016-02-10"]
    assert ran.answers[0]["inferred"] == "The year 2019, from 28 May 2019 close by."


def test_an_object_says_more_than_the_command_line() -> None:
    asked = '{"written": "3 June", "near": "2001-05-28"}', '{"written": "3 June", "near": null}'

    ran = run(*asked, "3 June", options=("--near", "2019-05-28"))

    assert [answer["from"] for answer in ran.answers] == ["2001-06-03", "2019-06-03", "2019-06-03"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "is not a JSON object."),
        ('{"written": 3}', "has no “written” that is text."),
        ("{}", "has no “written” that is text."),
        ('{"written": "\\ud800"}', "has no “written” that is text."),
        ('{"written": "3 June", "near": "soon"}', "has a “near” that is no day as YYYY-MM-DD."),
        ('{"written": "3 June", "born": 3}', "has a “born” that is no day as YYYY-MM-DD."),
        ('{"written": "3", "born": "0100-01-01"}', "has a “born” that is no day as YYYY-MM-DD."),
    ],
)  # fmt: skip
def test_a_line_of_no_use_keeps_its_place(line: str, sentence: str) -> None:
    ran = run("3 June 2019", line, line)

    assert ran.err == f"Line 2 {sentence}\nLine 3 {sentence}\n"
    assert [answer["written"] for answer in ran.answers] == ["3 June 2019", line, line]
    assert ran.answers[1]["from"] is None
    assert ran.status == 1


def test_nothing_but_lines_of_no_use_cannot_be_used() -> None:
    assert run("{}", "{}").status == 2


def test_an_empty_file_has_no_answers() -> None:
    ran = Ran("dates.txt")

    assert (ran.out, ran.err, ran.status) == ("", "", 0)
    assert ran.asked_for == ["dates.txt"]


def test_standard_input_is_read_where_no_file_is_named() -> None:
    ran = Ran(given=b"\xef\xbb\xbf3 June 2019\r\n4/6/19")

    assert ran.asked_for == ["-"]
    assert [(one["written"], one["from"]) for one in ran.answers] == [
        ("3 June 2019", "2019-06-03"),
        ("4/6/19", "2019-06-04"),
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("a.txt", "b.txt"), "heed dates takes the name of one file."),
        (("--far", "a.txt"), "heed dates does not know --far."),
        (("--near", "soon"), "--near takes a day as YYYY-MM-DD, not “soon”."),
        (("--born",), "--born takes a day as YYYY-MM-DD, not “”."),
    ],
)
def test_wrong_use_is_one_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    ran = Ran(*arguments)

    assert ran.err == f"{sentence} {dates_command.USAGE}\n"
    assert (ran.out, ran.status) == ("", 2)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (FileNotFoundError(2, "No such file"), "d cannot be read: No such file."),
        (OSError("odd"), "d cannot be read: odd."),
        (b"\xff", "d is not text in UTF-8: save it again as UTF-8."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_one_sentence(
    given: bytes | Exception, sentence: str
) -> None:
    ran = Ran("d", given=given)

    assert (ran.out, ran.err, ran.status) == ("", f"{sentence}\n", 2)


def test_standard_input_is_called_so() -> None:
    assert Ran("-", given=b"\xff").err.startswith("Standard input is not text")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_says_how_to_use_it(option: str) -> None:
    ran = Ran(option)

    assert (ran.out, ran.status) == (f"{dates_command.USAGE}\n", 0)


@pytest.mark.parametrize("processors", [{0}, {0, 1}])
def test_many_lines_are_answered_in_order_by_one_process_or_two(
    monkeypatch: pytest.MonkeyPatch, processors: set[int]
) -> None:
    monkeypatch.setattr(dates_command, "LINES_AT_ONCE", 3)
    monkeypatch.setattr(dates_command, "WORTH_A_SECOND_PROCESS", 10)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: processors)
    days = [date.fromordinal(737000 + number).isoformat() for number in range(40)]

    ran = run(*days, "{}")

    assert [answer["from"] for answer in ran.answers] == [*days, None]
    assert ran.err == "Line 41 has no “written” that is text.\n"
    assert ran.status == 1


@given(st.lists(st.text(max_size=30).map(lambda text: text.replace("\n", " ")), max_size=4))
def test_any_lines_are_answered_one_for_one(lines: list[str]) -> None:
    lines = [line.encode("utf-8", "ignore").decode() for line in lines]

    ran = run(*lines)

    assert len(ran.out.split("\n")) == len(lines) + 1
    for answer in ran.out.split("\n")[:-1]:
        OUTPUT.validate(json.loads(answer))
