"""Write the reference pages that are made from the code, or check that they are current.

Usage: reference.py [--check]
"""

from __future__ import annotations

import ast
import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
django.setup()

from heed.access.fields import SEEN_BY, FieldClass  # noqa: E402  (after django.setup)
from heed.access.permissions import TABLE, Permission  # noqa: E402  (after django.setup)
from heed.access.role_table import Reach, Resource, reach  # noqa: E402  (after django.setup)
from heed.access.roles import Role  # noqa: E402  (after django.setup)
from heed.audit.events import Event  # noqa: E402  (after django.setup)
from heed.practice_reviews import workflow as practice_reviews  # noqa: E402  (after django.setup)
from heed.rapid_reviews import workflow as rapid_reviews  # noqa: E402  (after django.setup)
from heed.statute import reference_page  # noqa: E402  (after django.setup)

REFERENCE = Path("docs/reference")
MADE = "This page is made from the code by `make docs`."


def permissions() -> str:
    """Return the table of who may do what."""
    roles = list(Role)
    lines = ["# Permissions", "", MADE, "", "## Roles", ""]
    lines += [f"* **{role.label}**: {role.may}" for role in roles]
    lines += ["", "## Who may do what", ""]
    lines.append("| | " + " | ".join(role.label for role in roles) + " |")
    lines.append("|---|" + "---|" * len(roles))
    for permission in Permission:
        marks = ["yes" if role in TABLE[permission] else "" for role in roles]
        lines.append(f"| {permission.value} | " + " | ".join(marks) + " |")
    lines += ["", "## How far each role reaches", ""]
    kinds = list(Resource)
    lines.append("| | " + " | ".join(kind.short for kind in kinds) + " |")
    lines.append("|---|" + "---|" * len(kinds))
    for role in roles:
        cells = " | ".join(reach(role, kind).short for kind in kinds)
        lines.append(f"| {role.label} | {cells} |")
    lines += ["", *(f"* **{far.short}**: {far.value}" for far in Reach if far.short)]
    lines += ["", "## What is withheld, and who sees it", ""]
    lines += [
        f"* **{one.value}**: {_seen_by(one.name)}"
        for one in FieldClass
        if one is not FieldClass.GENERAL
    ]
    return "\n".join(lines) + "\n"


def actions() -> str:
    """Return every action with the permission it asks and the event it leaves in the trail."""
    lines = ["# Actions and the trail", "", MADE, ""]
    lines += ["| Action | What it does | Asks | Leaves in the trail |", "|---|---|---|---|"]
    for path in sorted(Path("heed").glob("*/actions.py")) + sorted(
        Path("heed").glob("*/actions/*.py")
    ):
        room = path.parts[1]
        for function in _public_functions(path):
            name = f"`{room}.{function.name}`"
            summary = (ast.get_docstring(function) or "").split("\n")[0]
            asks = ", ".join(sorted(_names(function, "Permission")))
            leaves = ", ".join(f"`{Event[event].value}`" for event in _names(function, "Event"))
            lines.append(f"| {name} | {summary} | {asks or 'see its callers'} | {leaves} |")
    return "\n".join(lines) + "\n"


def stages() -> str:
    """Return the stage diagrams."""
    lines = ["# Stages", "", MADE, ""]
    for title, table in (
        ("Rapid review", rapid_reviews.STAGES.diagram()),
        ("Local review", practice_reviews.STAGES.diagram()),
    ):
        lines += [f"## {title}", "", "```mermaid", table, "```", ""]
    return "\n".join(lines)


def privacy() -> str:
    """Return the label of every column: who is harmed if it gets out."""
    labels = tomllib.loads((REFERENCE / "privacy.toml").read_text(encoding="utf-8"))
    lines = ["# Privacy labels", "", "Made from `privacy.toml` by `make docs`.", ""]
    lines += ["| Table | Column | Label | Seen by |", "|---|---|---|---|"]
    for table, columns in labels.items():
        for column, words in columns.items():
            label, _, field_class = words.partition(" ")
            lines.append(f"| {table} | `{column}` | {label} | {_seen_by(field_class)} |")
    return "\n".join(lines) + "\n"


def _seen_by(field_class: str) -> str:
    if not field_class:
        return ""
    seen_by = SEEN_BY[FieldClass[field_class]]
    return ", ".join(role.label for role in Role if role in seen_by)


def _public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def _names(function: ast.FunctionDef, enum: str) -> list[str]:
    found = [
        node.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == enum
    ]
    return list(dict.fromkeys(found))


PAGES = {
    "rules.md": reference_page.markdown,
    "permissions.md": permissions,
    "actions.md": actions,
    "stages.md": stages,
    "privacy.md": privacy,
}


def main() -> int:
    """Write the pages, or with --check say which are out of date."""
    stale = []
    for name, page in PAGES.items():
        path, text = REFERENCE / name, page()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(str(path))
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    for path_name in stale:
        print(f"{path_name} was out of date; make docs writes it", file=sys.stderr)
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
