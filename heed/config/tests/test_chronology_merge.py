"""Does `heed chronology merge` run as a command, with nothing of Django or a database?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from heed.config import command_line

POLICE = "Date,Event\n12/03/2019,Strategy discussion re burn to left hand\n"
GP = "Date,Event\n12/03/2019,Strategy meeting re burn to right hand\n"


def test_two_returns_become_one_chronology(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "police.csv").write_text(POLICE, encoding="utf-8")
    (tmp_path / "gp.csv").write_text(GP, encoding="utf-8")

    status = command_line.main(
        ["chronology", "merge", f"{tmp_path}/police.csv=Police", f"{tmp_path}/gp.csv=GP",
         "-o", f"{tmp_path}/all.json"]
    )  # fmt: skip

    assert status == 0
    assert json.loads(capsys.readouterr().out)["conflicts"] == 1
    said = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert [one["agency"] for one in said["rows"]] == ["GP", "Police"]
