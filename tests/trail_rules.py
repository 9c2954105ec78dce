"""Is every change in the trail with what was there before? Read off the code of every action."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

Functions = Mapping[str, ast.FunctionDef]

# Calls that change rows which are there already; making a row is in the details of its entry.
CHANGES_ROWS = {"save", "update", "delete", "bulk_update", "update_or_create", "setattr"}
WRITES = CHANGES_ROWS | {"create", "bulk_create", "get_or_create"}
MAY_WRITE = {"actions", "management", "demo", "tests", "migrations", "audit"}
# Files that write for an action, each with its reason.
WRITES_FOR_AN_ACTION = {
    "heed/accounts/sessions.py": "to have been seen is no act; the session's last minute is kept",
    "heed/submissions/once.py": "the mark of a form that was sent says nothing about anybody",
    "heed/accounts/models.py": "Django asks the model of an account how one is made",
}

# Actions that change something and say so without a before and after, each with its reason.
NOTHING_TO_COMPARE = {
    "audit.say_home_area": "where somebody lives is nobody's business but the rules'",
    "accounts.set_password": "a password appears nowhere, not even as a mark",
    "accounts.change_password": "a password appears nowhere, not even as a mark",
    "accounts.forget_the_past": "what ran out hours ago was written down when it ran out",
}


def unrecorded_changes(room: str, sources: Mapping[str, str]) -> list[str]:
    """Return a sentence for each action of a room that changes rows and does not say what.

    `sources` are the files of its actions by name. An action that calls another action leaves the
    saying to that one; what a private function changes counts for whoever calls it.
    """
    functions = {
        node.name: node
        for source in sources.values()
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
    }
    return [
        f"{room}.{name} changes rows: record what they were before, with changes={{…}}."
        for name, node in functions.items()
        if _is_action(node) and f"{room}.{name}" not in NOTHING_TO_COMPARE
        if _changes_rows(node, functions, seen=frozenset({name})) and not _says_what(node)
    ]


def writes_elsewhere(path: Path, source: str) -> list[str]:
    """Return a sentence for each row that is written where no action could record it."""
    if MAY_WRITE & {*path.parts, path.stem} or path.as_posix() in WRITES_FOR_AN_ACTION:
        return []
    return [
        f"{path}:{call.lineno} writes a row: only actions write, and they leave a trail."
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if call.func.attr in WRITES and _is_about_rows(call, call.func)
    ]


def _is_action(node: ast.FunctionDef) -> bool:
    """An action is one transaction; what it calls may be spread over files."""
    return "transaction.atomic" in {ast.unparse(one) for one in node.decorator_list}


def _changes_rows(node: ast.FunctionDef, functions: Functions, *, seen: frozenset[str]) -> bool:
    for name in _called(node):
        if name in CHANGES_ROWS:
            return True
        inner = functions.get(name)
        if inner is None or name in seen or _is_action(inner):
            continue
        if _changes_rows(inner, functions, seen=seen | {name}):
            return True
    return False


def _called(node: ast.FunctionDef) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            if isinstance(call.func, ast.Attribute):
                yield call.func.attr
            elif isinstance(call.func, ast.Name):
                yield call.func.id


def _says_what(node: ast.FunctionDef) -> bool:
    return any(
        isinstance(call, ast.Call)
        and ast.unparse(call.func).startswith(("trail.record", "_note"))
        and any(keyword.arg == "changes" for keyword in call.keywords)
        for call in ast.walk(node)
    )


def _is_about_rows(call: ast.Call, function: ast.Attribute) -> bool:
    """A document is saved to somewhere, a row is not."""
    said = ast.unparse(function.value)
    saves_a_row = function.attr == "save" and not call.args
    return ".objects" in said or ".unscoped" in said or saves_a_row
