"""Can nothing that anybody typed, and no name, get into a line of the log?"""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from conftest import SignIn
from heed.access.roles import Role
from heed.config import logs
from heed.config.logs import JsonLines, request_number
from heed.core import references
from tests.pages import PageClient

CANARY = "Amira Khan amira@example.org SI-TT6973J"


def line(record: logging.LogRecord) -> dict[str, Any]:
    written = JsonLines().format(record)
    assert "\n" not in written
    return dict(json.loads(written))


def a_record(message: object, *args: object, **extra: object) -> logging.LogRecord:
    record = logging.LogRecord("heed.x", logging.ERROR, __file__, 30, message, args, None)
    for name, value in extra.items():
        setattr(record, name, value)
    return record


def test_words_that_stand_in_the_source_are_written_and_nothing_that_was_filled_in() -> None:
    written = line(a_record("%s could not be opened", CANARY))

    assert written["says"] == "%s could not be opened"
    assert written["level"] == "ERROR"
    assert CANARY.split()[0] not in json.dumps(written)


def test_words_that_were_put_together_are_left_out_and_their_place_is_said() -> None:
    written = line(a_record(f"could not open {CANARY.lower()}"))

    assert "says" not in written
    assert written["where"].endswith("tests/test_logs.py:30")
    assert "amira" not in json.dumps(written).lower().replace("test_logs", "")


anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(),
    st.just(CANARY),
    st.lists(st.text(), max_size=2),
)


@given(
    filled=st.lists(anything, max_size=3),
    said=st.dictionaries(st.sampled_from([*logs.SAID, "name", "path", "email"]), anything),
    extra=st.dictionaries(st.sampled_from(["person", "request", "taskName", "sql"]), anything),
    secret=st.text(min_size=1).map(lambda text: f"canary {text}"),
)
def test_whatever_is_logged_only_known_keys_with_harmless_values_come_out(
    filled: list[Any], said: dict[str, Any], extra: dict[str, Any], secret: str
) -> None:
    def breaks(statement: str) -> None:
        raise IntegrityError(f"UNIQUE constraint failed: {statement}") from ValueError(statement)

    record = a_record("%s %s %s", *filled, said={**said, "view": secret}, **extra)
    record.msg = secret if len(secret) % 2 else record.msg
    try:
        breaks(secret)
    except IntegrityError:
        record.exc_info = sys.exc_info()

    written = line(record)

    assert set(written) <= logs.KEYS
    assert "canary" not in json.dumps(written)
    assert "Amira" not in json.dumps(written)
    assert written["errors"] == ["django.db.utils.IntegrityError", "builtins.ValueError"]
    assert written["passed"][-1].endswith(" breaks")
    for key in set(written) & set(logs.SAID):
        assert logs.SAID[key](written[key])


def test_what_a_request_was_about_is_said_in_numbers_and_names_of_pages() -> None:
    said = {"user": 7, "view": "desk:case", "method": "GET", "status": 200, "ms": 31}

    assert line(a_record("x", said=said)).items() >= said.items()
    assert not line(a_record("x", said="user")).keys() & set(said)


@pytest.mark.parametrize("number", ["", "Amira", "R-7kq4mxa", "R-7KQ4MXA; DROP"])
def test_only_a_number_that_is_one_is_written(number: str) -> None:
    token = request_number.set(number)
    try:
        assert "request" not in line(a_record("x"))
    finally:
        request_number.reset(token)


def test_an_exception_that_led_to_itself_ends() -> None:
    problem, inner = ValueError(CANARY), KeyError(CANARY)
    problem.__context__, inner.__context__ = inner, problem
    record = a_record("x")
    record.exc_info = (ValueError, problem, None)

    written = line(record)

    assert written["errors"] == ["builtins.ValueError", "builtins.KeyError"]
    assert written["passed"] == []


def test_places_in_packages_are_named_from_the_package_on() -> None:
    assert logs._in_short("/opt/venv/lib/site-packages/django/db/utils.py") == "django/db/utils.py"
    assert logs._in_short("/home/anna.kowalska/heed/desk/views.py") == "heed/desk/views.py"


@pytest.mark.parametrize("source", ["/nowhere.py", __file__.replace(".py", ".pyc"), "\0"])
def test_a_source_that_cannot_be_read_has_no_words(source: str) -> None:
    assert logs.words_of(source) == frozenset()


@pytest.fixture
def log() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Everything that is logged, as it would be written."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    root, heed = logging.getLogger(), logging.getLogger("heed")
    before = heed.level
    root.addHandler(handler)
    heed.setLevel(logging.INFO)
    yield lambda: [json.loads(text) for text in written.getvalue().splitlines()]
    heed.setLevel(before)
    root.removeHandler(handler)


def test_a_request_is_one_line_without_its_address(
    log: Callable[[], list[dict[str, Any]]], sign_in: SignIn
) -> None:
    client = sign_in(Role.COORDINATOR)

    client.get("/cases/SI-TT6973J/?q=Amira")

    lines = [one for one in log() if one.get("says") == "A request was answered."]
    assert lines[0]["view"] == "desk:case"
    assert lines[0]["user"] == client.person.pk
    assert (lines[0]["method"], lines[0]["status"]) == ("GET", 404)
    assert lines[0]["request"].startswith("R-")
    assert "SI-TT6973J" not in json.dumps(log())
    assert "Amira" not in json.dumps(log())


def test_an_address_that_is_none_has_no_page_and_nobody_no_number(
    log: Callable[[], list[dict[str, Any]]], nobody: PageClient
) -> None:
    nobody.get("/static/nothing.css")

    (answered,) = [one for one in log() if one.get("says") == "A request was answered."]
    assert "user" not in answered
    assert "static" not in json.dumps(answered)


def breaks(request: HttpRequest) -> HttpResponse:
    raise ValueError(CANARY)


@override_settings(ROOT_URLCONF="heed.config.tests.test_middleware")
def test_an_error_page_and_the_log_share_a_number_and_nothing_else(
    log: Callable[[], list[dict[str, Any]]], sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in(Role.COORDINATOR)
    client.raise_request_exception = False
    monkeypatch.setattr(references, "new", lambda prefix: f"{prefix}-7KQ4MXA")

    html = client.get("/breaks/").content.decode()

    assert "The number of this mistake is R-7KQ4MXA." in html
    (mistake,) = [one for one in log() if one["level"] == "ERROR"]
    assert mistake["request"] == "R-7KQ4MXA"
    assert mistake["errors"] == ["builtins.ZeroDivisionError"]
    assert mistake["passed"][-1].endswith(" breaks")
    assert "ZeroDivision" not in html


def test_the_number_is_forgotten_when_the_request_is_answered(nobody: PageClient) -> None:
    nobody.get("/account/sign-in/")

    assert request_number.get() == ""


def test_the_product_logs_this_way_and_django_sends_no_mail_about_errors() -> None:
    (handler,) = [
        one for one in logging.getLogger().handlers if isinstance(one.formatter, JsonLines)
    ]

    assert isinstance(handler, logging.StreamHandler)

    assert logging.getLogger("django").handlers == []


WEB_SERVER = """
import logging.config
from heed.config import web_server
logging.config.dictConfig(web_server.logconfig_dict)
logging.getLogger("gunicorn.error").error("Error handling request %s", "/cases/SI-TT6973J/")
print(logging.getLogger("gunicorn.access").handlers)
"""


def test_the_web_server_logs_the_same_way_and_no_addresses(tmp_path: Path) -> None:
    (tmp_path / "server.py").write_text(WEB_SERVER)

    done = subprocess.run(
        [sys.executable, tmp_path / "server.py"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
        check=True,
    )

    written = json.loads(done.stderr)
    assert written["says"] == "Error handling request %s"
    assert "SI-TT6973J" not in done.stderr
    assert done.stdout == "[]\n"
