"""Does a session open anything that was planted, has been left, or belongs to somebody shut out?"""

from __future__ import annotations

import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import requests
from django.conf import settings
from django.test import override_settings

from heed.access.roles import Role
from heed.accounts import sessions
from heed.accounts.models import User
from heed.accounts.session_store import SessionStore
from heed.accounts.tests.arriving import ASK, SIGN_IN, code_of, with_app
from heed.accounts.tests.factories import PASSWORD, UserFactory
from heed.config.middleware import OPEN_PAGES
from heed.core import clock
from heed.partnership.models import Partnership
from heed.partnership.tests.factories import AppointmentFactory, PartnershipFactory, complete
from tests.pages import PageClient
from tests.trust import harnesses
from tests.trust.browsing import addresses
from tests.trust.figure import Figure
from tests.trust.serving import Server, Visitor, demonstration

DESK: Final = "/desk/"
NOTIFIER: Final = "tom.hughes@marlshire.example"
AT_ONCE: Final = 8
SEES: Final = 200


def run(full: bool) -> Figure:
    """Try planted and left sessions here, and shut people out of a server with two processes."""
    tries = 100 if full else 10
    home = complete(PartnershipFactory(name="Westshire"))
    with override_settings(DEMONSTRATION=False):
        planted = sum(_opens_when_planted(home, number) for number in range(tries))
        halfway = sum(_opens_when_left_halfway(home) for _ in range(tries))
        used = sum(_opens_with_a_used_code(home) for _ in range(tries))
        pages, opened = _opened_by_a_password_alone(home)
    left = sum(_opens_after_sign_out(home) for _ in range(tries))
    found = {
        f"{planted} of {tries} planted sessions opened a page": planted,
        f"{halfway} of {tries} sessions from before the second factor opened a page": halfway,
        f"{used} of {tries} codes of an app let somebody in twice": used,
        f"A password alone opened {', '.join(opened)}": len(opened),
        f"{left} of {tries} sessions opened a page after signing out": left,
    }
    served = "two processes are tried in full"
    if full:
        closed, ended = _shut_out(tries)
        found[f"{closed} of {tries} requests of a closed account were answered"] = closed
        found[f"{ended} of {tries} requests without a post any more were answered"] = ended
        served = f"shut out over two processes {closed + ended}/{2 * tries}"
    return Figure(
        f"Planted {planted}/{tries}, before the second factor {halfway}/{tries}, "
        f"after signing out {left}/{tries}, used codes {used}/{tries}; a password alone opened "
        f"{len(opened)} of {pages} pages; {served}",
        [sentence for sentence, number in found.items() if number],
    )


def _opens_when_planted(home: Partnership, number: int) -> bool:
    """Sign somebody in whose browser was given a session; then open a page with what was given."""
    user = _somebody(home)
    secret = with_app(user)
    given = _planted(is_real=number % 2 == 0)
    victim = _browser()
    victim.cookies[settings.SESSION_COOKIE_NAME] = given
    victim.post(SIGN_IN, {"email": user.email, "password": PASSWORD})
    victim.post(ASK, {"code": code_of(secret)})
    if victim.get(DESK).status_code != SEES:
        raise LookupError("The person themselves did not come in.")
    return _opens(given)


def _opens_when_left_halfway(home: Partnership) -> bool:
    """Take the session that only a password was given to, and use it when the code was given."""
    user = _somebody(home)
    secret = with_app(user)
    victim = _browser()
    victim.post(SIGN_IN, {"email": user.email, "password": PASSWORD})
    before = _key(victim)
    opened = _opens(before)
    victim.post(ASK, {"code": code_of(secret)})
    return opened or _opens(before)


def _opens_with_a_used_code(home: Partnership) -> bool:
    """Come in with a code, and again elsewhere with the same one."""
    user = _somebody(home)
    code = code_of(with_app(user))
    for browser in (first := _browser(), second := _browser()):
        browser.post(SIGN_IN, {"email": user.email, "password": PASSWORD})
        browser.post(ASK, {"code": code})
    if first.get(DESK).status_code != SEES:
        raise LookupError("The code let nobody in to begin with.")
    return bool(second.get(DESK).status_code == SEES)


def _opened_by_a_password_alone(home: Partnership) -> tuple[int, list[str]]:
    """Open every page one could type the address of, before the second factor is given."""
    user = _somebody(home)
    with_app(user)
    halfway = _browser()
    halfway.post(SIGN_IN, {"email": user.email, "password": PASSWORD})
    open_to_them = OPEN_PAGES | sessions.ON_THE_WAY_IN | {"start"}
    closed = [
        path for path in addresses.starting_points() if addresses.name_of(path) not in open_to_them
    ]
    return len(closed), [path for path in closed if halfway.get(path).status_code == SEES]


def _opens_after_sign_out(home: Partnership) -> bool:
    """Copy a session, sign out, and use the copy."""
    user = _somebody(home)
    victim = _browser()
    victim.post(SIGN_IN, {"email": user.email, "password": PASSWORD})
    copied = _key(victim)
    if not _opens(copied):
        raise LookupError("The session opened nothing to begin with.")
    victim.post("/account/sign-out/")
    return _opens(copied)


def _shut_out(tries: int) -> tuple[int, int]:
    """Return how many requests are answered after an account was closed, and after a post ended."""
    with tempfile.TemporaryDirectory() as folder, demonstration(Path(folder)) as server:
        if len(server.workers()) < 2:
            raise LookupError("Two processes are needed.")
        closed = _answered(server, tries, lambda: _heed(server, "account", NOTIFIER, "close"))
        _heed(server, "account", NOTIFIER, "reopen")
        ended = _answered(server, tries, lambda: _end_posts(server))
    return closed, ended


def _answered(server: Server, tries: int, shut_out: Callable[[], None]) -> int:
    """Count the pages that are shown to somebody after they were shut out."""
    session = Visitor(server.address, NOTIFIER).session

    def opens(_: int) -> bool:
        page = requests.get(
            f"{server.address}{DESK}",
            cookies=session.cookies,
            headers={"Connection": "close"},
            allow_redirects=False,
            timeout=20,
        )
        return page.status_code == requests.codes.ok

    with ThreadPoolExecutor(AT_ONCE) as many:
        if not all(many.map(opens, range(AT_ONCE))):
            raise LookupError("The session opened nothing to begin with.")
        shut_out()
        return sum(many.map(opens, range(tries)))


def _heed(server: Server, *words: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *words],
        env=dict(server.surroundings),
        check=True,
        capture_output=True,
    )


def _end_posts(server: Server) -> None:
    program = (
        "from heed.partnership.models import Appointment; "
        f"Appointment.objects.filter(user__email='{NOTIFIER}').update("
        "starts_on='2020-01-01', ends_on='2020-01-02')"
    )
    _heed(server, "shell", "-c", program)


def _browser() -> PageClient:
    """Return a browser at a place of its own: from one place nobody signs in so often."""
    return PageClient(REMOTE_ADDR=f"10.{'.'.join(str(secrets.randbelow(256)) for _ in range(3))}")


def _somebody(home: Partnership) -> User:
    user = UserFactory()
    AppointmentFactory(
        partnership=home, user=user, role=Role.COORDINATOR.value, starts_on=clock.day(clock.now())
    )
    return user


def _planted(*, is_real: bool) -> str:
    """Return the key of a session, or one that never was."""
    if not is_real:
        return secrets.token_hex(16)
    session = SessionStore()
    session["planted"] = "by somebody else"
    session.save()
    return str(session.session_key)


def _key(client: PageClient) -> str:
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def _opens(key: str) -> bool:
    stranger = PageClient()
    stranger.cookies[settings.SESSION_COOKIE_NAME] = key
    return bool(stranger.get(DESK).status_code == SEES)


if __name__ == "__main__":
    harnesses.command()
