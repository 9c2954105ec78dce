"""Is nothing replaced under somebody's feet?"""

from __future__ import annotations

from pathlib import Path

import pytest

from heed.backups import served


def test_nothing_is_replaced_while_pages_are_served(tmp_path: Path) -> None:
    first, second = served.hold(tmp_path / "var"), served.hold(tmp_path / "var")
    first.close()

    with pytest.raises(served.InUse, match="Stop it"), served.by_nobody(tmp_path / "var"):
        pass

    second.close()
    with served.by_nobody(tmp_path / "var"):
        pass


def test_a_new_folder_is_used_by_nobody(tmp_path: Path) -> None:
    with served.by_nobody(tmp_path / "new"):
        assert (tmp_path / "new").is_dir()
