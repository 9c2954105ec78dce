"""How would the HTTP Observatory grade an answer? Its table of bonuses and penalties, re-told.

Learnt from the grader of github.com/mdn/mdn-http-observatory; its own program asks the internet.
The base is 100, penalties count always and bonuses only from 90 on. Cross-origin isolation (COOP
and COEP) is graded like CORP, ten points each, as `docs/explanation/threats.md` asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.http.response import HttpResponseBase

BASE = 100
BONUSES_FROM = 90
HALF_A_YEAR = 15_768_000
PRIVATE_REFERRERS = {
    "no-referrer",
    "same-origin",
    "strict-origin",
    "strict-origin-when-cross-origin",
}
ISOLATION = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


def score(response: HttpResponseBase) -> int:
    """Return the points of an answer that came over HTTPS."""
    modifiers = list(_modifiers(response))
    points = BASE + sum(modifier for modifier in modifiers if modifier < 0)
    if points >= BONUSES_FROM:
        points += sum(modifier for modifier in modifiers if modifier > 0)
    return max(points, 0)


def _modifiers(response: HttpResponseBase) -> Iterator[int]:
    policy = _policy(response.headers.get("Content-Security-Policy", ""))
    yield _policy_modifier(policy)
    yield _frames(policy, response.headers.get("X-Frame-Options", ""))
    yield from _cookies(response)
    yield _strict_transport(response.headers.get("Strict-Transport-Security", ""))
    yield 0 if response.headers.get("X-Content-Type-Options") == "nosniff" else -5
    yield _referrer(response.headers.get("Referrer-Policy", ""))
    yield -50 if response.headers.get("Access-Control-Allow-Origin") else 0
    for name, value in ISOLATION.items():
        yield 10 if response.headers.get(name) == value else 0


def _policy(header: str) -> dict[str, list[str]]:
    parts = [part.split() for part in header.split(";") if part.strip()]
    return {words[0]: words[1:] for words in parts}


def _policy_modifier(policy: dict[str, list[str]]) -> int:
    if not policy:
        return -25
    fallback = policy.get("default-src", ["*"])
    scripts, styles = policy.get("script-src", fallback), policy.get("style-src", fallback)
    if {"'unsafe-inline'", "*", "data:", "http:", "https:"} & set(scripts):
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if "'unsafe-inline'" in styles:
        return 0
    return 10 if fallback == ["'none'"] else 5


def _frames(policy: dict[str, list[str]], header: str) -> int:
    if "*" not in policy.get("frame-ancestors", ["*"]):
        return 5
    return 0 if header.upper() in {"DENY", "SAMEORIGIN"} else -20


def _cookies(response: HttpResponseBase) -> Iterator[int]:
    cookies = list(response.cookies.values())
    for cookie in cookies:
        if not cookie["secure"]:
            yield -40
        elif not cookie["httponly"]:
            yield -30
    if cookies and all(cookie["samesite"] for cookie in cookies):
        yield 5


def _strict_transport(header: str) -> int:
    parts = dict(part.strip().partition("=")[::2] for part in header.split(";") if part.strip())
    if "max-age" not in parts:
        return -20
    return 0 if int(parts["max-age"]) >= HALF_A_YEAR else -10


def _referrer(header: str) -> int:
    last = header.split(",")[-1].strip()
    if last in PRIVATE_REFERRERS:
        return 5
    return -5 if header else 0
