"""Can whoever runs the system begin a partnership, and is every mistake explained?"""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from heed.access.roles import Role
from heed.accounts.models import User
from heed.accounts.tests.factories import UserFactory
from heed.core import clock
from heed.partnership import queries
from heed.partnership.models import Partnership
from heed.partnership.tests.factories import PartnershipFactory

PASSWORD = "a heron waits by the weir"
ANSWERS = {
    "name": "Northshire Safeguarding Children Partnership",
    "short_name": "NSCP",
    "local_authority": "Worcestershire",
    "coordinator": "Nia Jones",
    "email": "nia.jones@example.org.uk",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    path.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return path


def begin(password_file: Path | None, **changed: str) -> str:
    out = StringIO()
    options: dict[str, Any] = {**ANSWERS, **changed, "password_file": password_file}
    call_command("partnership", stdout=out, **options)
    return out.getvalue()


def test_a_partnership_begins_and_its_coordinator_can_sign_in(password_file: Path) -> None:
    said = begin(password_file)

    assert "Nia Jones can sign in with nia.jones@example.org.uk" in said
    user = User.objects.get()
    assert user.check_password(PASSWORD)
    viewer = queries.viewer_for(user, on=clock.day(clock.now()))
    assert viewer is not None
    assert viewer.roles == {Role.COORDINATOR}


def test_somebody_with_an_account_keeps_it(password_file: Path) -> None:
    UserFactory(email=ANSWERS["email"])

    begin(password_file)

    assert User.objects.count() == 1


def test_what_is_not_given_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = iter(ANSWERS.values())

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("getpass.getpass", lambda _: PASSWORD)

    begin(None, **dict.fromkeys(ANSWERS, ""))

    assert asked[0] == "Name of the partnership: "
    assert len(asked) == 5
    assert Partnership.objects.get().short_name == "NSCP"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"email": "not an address"}, "valid email address"),
        ({"name": "   "}, "Name of the partnership: this is needed."),
        ({"name": "Taken"}, "There is a partnership of that name already."),
    ],
)
def test_a_wrong_answer_is_explained_and_adds_nothing(
    changed: dict[str, str], sentence: str, password_file: Path
) -> None:
    PartnershipFactory(name="Taken")

    with pytest.raises(CommandError, match=sentence):
        begin(password_file, **changed)

    assert Partnership.objects.count() == 1
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"short\n", "too short"), (b"", "No password"), (b"\xff", "No pass")]
)
def test_a_password_that_cannot_be_used_is_explained(
    content: bytes, sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / "password"
    path.write_bytes(content)

    with pytest.raises(CommandError, match=sentence):
        begin(path)

    assert not User.objects.exists()
