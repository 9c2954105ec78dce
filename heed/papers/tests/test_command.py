"""Does `heed paper` write the paper, and say in one sentence what is wrong?"""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from heed.audit.events import Event
from heed.audit.models import AuditEntry
from heed.papers.tests import factories
from heed.papers.tests.test_queries import NOVEMBER
from heed.partnership.models import Partnership

KIND = "corporate-parenting-board"


def run(*words: str) -> str:
    """Run the command and return what it says."""
    out = StringIO()
    call_command("paper", *words, stdout=out)
    return out.getvalue()


def paper(out: Path, *more: str) -> str:
    """Ask for the paper of February 2020."""
    period = ("--from", "2019-09-30", "--to", "2020-02-06")
    return run(KIND, *period, "-o", str(out), *more)


def test_the_kinds_are_listed_without_a_database() -> None:
    assert run("--list").startswith(f"{KIND}  Serious cases and reviews in a period")


@pytest.mark.parametrize(
    ("name", "start"), [("a.docx", b"PK"), ("a.PDF", b"%PDF"), ("a.html", b"<!DOCTYPE")]
)
def test_the_format_is_that_of_the_ending(
    partnership: Partnership, tmp_path: Path, name: str, start: bytes
) -> None:
    said = paper(tmp_path / name)

    assert said == f"Written: {tmp_path / name}\n"
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_exempt_part_is_written_only_when_asked_for(
    partnership: Partnership, tmp_path: Path
) -> None:
    factories.commissioned(partnership, on=NOVEMBER)
    out = tmp_path / "paper.html"

    paper(out)
    public = out.read_text()
    paper(out, "--exempt", "--author", "The Director")
    whole = out.read_text()

    assert "looked after" not in public
    assert "looked after" in whole
    assert "The Director" in whole


def test_what_went_late_is_told_when_asked_for(partnership: Partnership, tmp_path: Path) -> None:
    paper(tmp_path / "paper.html", "--timeliness", "--meeting", "2020-02-10")

    written = (tmp_path / "paper.html").read_text()
    assert "Notifications and rapid reviews in time" in written
    assert "10 February 2020" in written


def test_the_trail_says_that_it_was_run(partnership: Partnership, tmp_path: Path) -> None:
    paper(tmp_path / "paper.pdf", "--exempt")

    entry = AuditEntry.objects.get(event=Event.PAPER_DOWNLOADED.value)
    assert entry.actor_name == "Whoever runs the system"
    assert entry.partnership_id == partnership.pk
    assert (entry.details["form"], entry.details["exempt_part"]) == ("pdf", True)


def test_one_of_several_partnerships_is_chosen_by_name(
    partnership: Partnership, another_partnership: Partnership, tmp_path: Path
) -> None:
    out = tmp_path / "paper.html"

    paper(out, "--partnership", another_partnership.name)

    assert f"<dd>{another_partnership.name}</dd>" in out.read_text()
    assert f"<dd>{partnership.name}</dd>" not in out.read_text()


FROM, TO = ("--from", "2019-09-30"), ("--to", "2020-02-06")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Say which paper: heed paper --list names them."),
        (["nonsense"], "There is no paper called “nonsense”. There is: corporate-parenting-board."),
        ([KIND], "Give a day for --from, written like 2020-02-06."),
        (
            [KIND, "--from", "30.9.2019"],
            "--from 30.9.2019 is not a day. Write it like 2020-02-06.",
        ),
        ([KIND, *FROM], "Give a day for --to, written like 2020-02-06."),
        (
            [KIND, *FROM, *TO, "--meeting", "soon"],
            "--meeting soon is not a day. Write it like 2020-02-06.",
        ),
        (
            [KIND, "--from", "2020-02-07", *TO],
            "--to must not come before --from.",
        ),
        (
            [KIND, *FROM, "--to", "9999-12-31"],
            "No paper can be made for a day after 31 December 2099.",
        ),
        (
            [KIND, *FROM, *TO],
            "Say where to write the paper: -o FILE.docx, FILE.pdf or FILE.html.",
        ),
        ([KIND, *FROM, *TO, "-o", "paper.odt"], "paper.odt must end in .docx, .pdf or .html."),
        (
            [KIND, *FROM, *TO, "-o", "paper.pdf", "--partnership", "Nowhere"],
            "There is no partnership called “Nowhere”. There is: Westshire Safeguarding Children "
            "Partnership.",
        ),
        (
            [KIND, *FROM, *TO, "-o", "no/such/folder/paper.pdf"],
            "The file cannot be written: No such file or directory.",
        ),
        (
            [KIND, *FROM, *TO, "-o", "paper.pdf", "--meeting", "2017-02-06"],
            "There were no safeguarding partners before 29 June 2018, so there is no such paper "
            "for an earlier meeting.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    partnership: Partnership, words: list[str], sentence: str
) -> None:
    with pytest.raises(CommandError) as refused:
        run(*words)

    assert str(refused.value) == sentence
    assert refused.value.returncode == 2


def test_a_meeting_before_the_arrangements_is_refused(
    partnership: Partnership, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="No arrangements were in force on"):
        paper(tmp_path / "paper.pdf", "--meeting", "2019-09-01")

    assert not list(tmp_path.iterdir())


def test_several_partnerships_must_be_told_apart(
    partnership: Partnership, another_partnership: Partnership, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="Say which partnership with --partnership: Eastshire"):
        paper(tmp_path / "paper.pdf")


@pytest.mark.django_db
def test_without_a_partnership_there_is_no_paper(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no partnership in the database yet"):
        paper(tmp_path / "paper.pdf")
