"""An account as words for a page: sessions, second factors, and what was kept."""

from __future__ import annotations

from dataclasses import dataclass

from heed.accounts.factors import Factors
from heed.accounts.models import Session
from heed.accounts.queries import Kept
from heed.govuk.carried import NEVER_TYPED
from heed.govuk.words import moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One line of the list of one's own sessions."""

    device: str
    signed_in: str
    last_seen: str
    reference: str
    is_this_one: bool


def session_lines(sessions: list[Session], *, this: str | None) -> list[SessionLine]:
    """Return the lines of the list, this session first; `this` is the key of the session."""
    lines = [
        SessionLine(
            device=str(session),
            signed_in=moment(session.started_at),
            last_seen=moment(session.last_seen_at),
            reference=session.reference,
            is_this_one=session.session_key == this,
        )
        for session in sessions
    ]
    return sorted(lines, key=lambda line: not line.is_this_one)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorLine:
    """One line of the list of one's own second factors."""

    name: str
    added: str
    used: str
    pk: int


def factor_lines(owned: Factors) -> list[FactorLine]:
    """Return the lines of the list, the oldest first."""
    return [
        FactorLine(
            name=factor.name,
            added=moment(factor.added_at),
            used=moment(factor.used_at) if factor.used_at else "Not since it was added",
            pk=factor.pk,
        )
        for factor in owned.factors
    ]


def kept_facts(kept: Kept) -> list[dict[str, object]]:
    """Return what was typed as the rows of a summary list, under the names the form gives."""
    return [
        {"key": {"text": _called(name)}, "value": {"text": value}}
        for name, value in kept.answers
        if value and name not in NEVER_TYPED
    ]


def _called(name: str) -> str:
    return name.replace("-", " ").replace("_", " ").strip().capitalize()
