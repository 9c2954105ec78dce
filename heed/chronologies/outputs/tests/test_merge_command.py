"""Does `heed chronology merge` lose nothing, and say in a sentence what it cannot do?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heed.chronologies.merging.tests.returns import row, sent
from heed.chronologies.outputs import files, merge_command
from heed.chronologies.outputs.merge_command import Asked
from heed.chronologies.outputs.tests.combining import AT
from heed.chronologies.readers.opened import CannotBeRead, Line, Opened, Table
from heed.chronologies.returns import whole
from heed.chronologies.returns.whole import Known
from heed.chronologies.rows import Problem, Return

SIXTEEN = Path("heed/chronologies/tests/returns_of_sixteen")


@dataclass
class Run:
    """One run of the command, with what it was asked, wrote and said."""

    asked: list[Asked] = field(default_factory=list)
    wrote: dict[str, bytes] = field(default_factory=dict)
    out: StringIO = field(default_factory=StringIO)
    err: StringIO = field(default_factory=StringIO)
    problems: tuple[Problem, ...] = ()
    given: list[Return] = field(default_factory=list)

    def __call__(self, *words: str) -> int:
        return merge_command.main(
            words, read=self.read, write=self.write, out=self.out, err=self.err, now=AT
        )

    def read(self, asked: Sequence[Asked]) -> Iterable[Return | CannotBeRead]:
        self.asked = list(asked)
        if self.given:
            yield from self.given
            return
        for one in asked:
            if "bad" in one.path:
                yield CannotBeRead("It is no chronology.")
            else:
                rows = (row("2019-03-12", "Strategy meeting re burn"),)
                yield sent(*rows, file=one.file, agency=one.agency, problems=self.problems)

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        if "nowhere" in name:
            raise PermissionError(13, "Permission denied")
        self.wrote[name] = b"".join(pieces)


def test_returns_become_one_file_and_the_rows_are_counted() -> None:
    run = Run()

    assert run("police.docx=Police", "a/gp.csv=GP", "-o", "all.json") == 0
    assert json.loads(run.out.getvalue()) == {
        "returns": 2, "rows": 2, "same": 1, "conflicts": 0, "repeats": 0, "problems": 0,
    }  # fmt: skip
    said = json.loads(run.wrote["all.json"])
    assert [one["id"] for one in said["rows"]] == ["gp.csv:2", "police.docx:2"]


def test_problems_are_said_one_to_a_line_and_the_status_is_one() -> None:
    run = Run(problems=(Problem("police.docx", 2, "No date."),))

    assert run("police.docx=Police", "-o", "all.csv") == 1
    assert run.err.getvalue() == "police.docx, row 2: No date.\n"


def test_a_file_without_an_agency_is_called_by_its_own_name() -> None:
    run = Run()

    run("in/Health Visiting.docx", "x=", "-o", "all.csv")

    assert [(one.path, one.agency) for one in run.asked] == [
        ("in/Health Visiting.docx", "Health Visiting"), ("x=", "x="),
    ]  # fmt: skip


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    run = Run()

    run("a/return.csv=GP", "b/return.csv=Police", "c.csv", "-o", "all.csv")

    assert [one.file for one in run.asked] == ["a/return.csv", "b/return.csv", "c.csv"]


def test_a_department_stands_before_every_source_of_its_agency() -> None:
    run = Run()

    run("m.csv=Trust: Midwifery", "-o", "all.json")

    [found] = json.loads(run.wrote["all.json"])["rows"]
    assert (found["agency"], found["source"]) == ("Trust", "Midwifery")


def test_what_is_known_of_the_review_helps_reading_dates() -> None:
    run = Run()

    run("a.csv", "-o", "b.csv", "--period", "2018-01-01", "2019-12-31", "--born", "2017-05-03")

    known = run.asked[0].known
    assert known.period is not None
    assert [day.isoformat() for day in (*known.period, known.born or AT)] == [
        "2018-01-01", "2019-12-31", "2017-05-03",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("a.csv", "-o", "all.odt"), "all.odt must end in"),
        (("a.csv",), "required: -o"),
        (("-o", "all.csv"), "required: FILE"),
        (("a.csv", "a.csv=GP", "-o", "all.csv"), "a.csv is named twice."),
        (("a.csv", "-o", "a.csv"), "a.csv is one of the returns: write to another file."),
        (("bad.csv", "good.csv", "-o", "all.csv"), "bad.csv: It is no chronology."),
        (("a.csv", "-o", "nowhere.csv"), "nowhere.csv cannot be written: Permission denied."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_nothing_is_written(
    words: tuple[str, ...], sentence: str
) -> None:
    run = Run()

    assert run(*words) == 2
    assert sentence in run.err.getvalue()
    assert run.wrote == {}
    assert run.out.getvalue() == ""


def test_help_says_how_it_is_used() -> None:
    run = Run()

    assert run("--help") == 0
    assert "FILE[=AGENCY]" in run.out.getvalue()


def test_sixteen_real_looking_returns_account_for_every_row(tmp_path: Path) -> None:
    returns = sorted(path for path in SIXTEEN.iterdir() if path.suffix != ".md")
    out, err = StringIO(), StringIO()

    status = merge_command.main(
        [*map(str, returns), "-o", str(tmp_path / "all.json")],
        read=files.read, write=files.write, out=out, err=err, now=AT,
    )  # fmt: skip

    said = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert status == 1
    assert len(said["rows"]) == sum(one["rows"] for one in said["returns"])
    assert len(said["problems"]) == sum(one["problems"] for one in said["returns"])
    assert len({one["id"] for one in said["rows"]}) == len(said["rows"])
    assert err.getvalue().count("\n") == len(said["problems"])
    assert len(said["returns"]) == 16


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
ROWS = st.lists(st.tuples(st.sampled_from(["12/03/2019", "May 2018", "soon"]), CELLS), max_size=8)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, min_size=1, max_size=2))
def test_rows_in_are_rows_out_and_problems(returns: list[list[tuple[str, str]]]) -> None:
    from_files = [_read_csv(at, rows) for at, rows in enumerate(returns)]
    run = Run(given=from_files)

    run(*[f"{at}.csv" for at in range(len(returns))], "-o", "all.json")

    said = json.loads(run.wrote["all.json"])
    told_of = {(one["file"], one["row"]) for one in said["rows"] + said["problems"]}
    lines = {
        (f"{at}.csv", number)
        for at, rows in enumerate(returns)
        for number, _ in enumerate(rows, start=2)
    }
    assert lines <= told_of


def _read_csv(at: int, rows: list[tuple[str, str]]) -> Return:
    lines = tuple(Line(n, cells) for n, cells in enumerate([("Date", "Event"), *rows], start=1))
    opened = Opened((Table(None, lines),))
    return whole.read(opened, file=f"{at}.csv", agency=f"Agency {at}", known=Known())


def test_a_file_that_cannot_be_read_says_why_among_others(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("Date,Event\n12/03/2019,Home visit\n", encoding="utf-8")
    asked = [Asked(str(path), path.name, "GP", "", Known()) for path in (good, bad)]

    found = list(files.read(asked))

    assert isinstance(found[0], Return)
    assert isinstance(found[1], CannotBeRead)


def test_a_file_is_written_whole_with_the_rights_of_others(tmp_path: Path) -> None:
    files.write(str(tmp_path / "all.csv"), iter([b"a", b"b"]))

    assert (tmp_path / "all.csv").read_bytes() == b"ab"
    assert (tmp_path / "all.csv").stat().st_mode & 0o700 == 0o600


def test_what_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    def pieces() -> Iterable[bytes]:
        yield b"a"
        raise OSError("The disk is full")

    (tmp_path / "all.csv").write_bytes(b"older")

    with pytest.raises(OSError, match="full"):
        files.write(str(tmp_path / "all.csv"), iter(pieces()))

    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"older"]
