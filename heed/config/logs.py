"""What may a log say? Numbers, names of pages and words that stand in the source; never a person.

Every line is one JSON object with known keys. A message is written only if it stands, letter for
letter, in the source file that logs it: what was filled into it, and what an exception says, could
hold a name, an address or a statement with values, and is left out. Exceptions are written as their
kinds and the places in the source they passed.
"""

from __future__ import annotations

import ast
import json
import logging
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

# The number of the request that is being answered: it is on the error page and on every line.
request_number: ContextVar[str] = ContextVar("request_number", default="")

NUMBER: Final = re.compile(r"R-[0-9A-Z]{7}")
PAGE: Final = re.compile(r"[a-z_]+:[a-z_]+")
METHODS: Final = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"})
# What a line about a request may say, and what each part may be.
SAID: Final[Mapping[str, Callable[[Any], bool]]] = {
    "user": lambda value: type(value) is int,
    "view": lambda value: isinstance(value, str) and bool(PAGE.fullmatch(value)),
    "method": lambda value: isinstance(value, str) and value in METHODS,
    "status": lambda value: type(value) is int,
    "ms": lambda value: type(value) is int,
}
KEYS: Final = frozenset(
    {"at", "level", "logger", "request", "says", "where", "errors", "passed", *SAID}
)
MOST_PLACES: Final = 40
PACKAGES: Final = ("site-packages", "dist-packages")


# If a line cannot be written, Python would print the record instead, with everything in it.
logging.raiseExceptions = False


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON with known keys and nothing that anybody typed."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
        }
        number = request_number.get()
        if NUMBER.fullmatch(number):
            line["request"] = number
        line |= _said(getattr(record, "said", None))
        if isinstance(record.msg, str) and record.msg in words_of(record.pathname):
            line["says"] = record.msg
        else:
            line["where"] = f"{_in_short(record.pathname)}:{record.lineno}"
        if record.exc_info and record.exc_info[1] is not None:
            line["errors"] = list(_kinds(record.exc_info[1]))
            line["passed"] = _places(record.exc_info[1])
        return json.dumps(line)


@lru_cache(maxsize=256)
def words_of(source: str) -> frozenset[str]:
    """Return every text that stands in a source file; nothing if it cannot be read."""
    try:
        tree = ast.parse(Path(source).read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError):
        return frozenset()
    return frozenset(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _said(given: object) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        return {}
    return {key: given[key] for key, may_be in SAID.items() if key in given and may_be(given[key])}


def _kinds(problem: BaseException | None) -> Iterator[str]:
    """Return the kinds of an exception and of what led to it, the last first."""
    seen: list[BaseException] = []
    while problem is not None and problem not in seen:
        yield f"{type(problem).__module__}.{type(problem).__qualname__}"
        seen.append(problem)
        problem = problem.__cause__ or problem.__context__


def _places(problem: BaseException) -> list[str]:
    """Return where in the source an exception passed, the last place last."""
    stack = traceback.extract_tb(problem.__traceback__)
    return [
        f"{_in_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in stack[-MOST_PLACES:]
    ]


def _in_short(source: str) -> str:
    """Return a source file from its package on."""
    parts = Path(source).parts
    for packages in PACKAGES:
        if packages in parts:
            return "/".join(parts[parts.index(packages) + 1 :])
    return "/".join(parts[-3:])
