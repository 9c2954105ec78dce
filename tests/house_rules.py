"""Which habits of the house can be read off the code? Each rule returns sentences, or nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from django.db import models

from heed.access.fields import FieldClass, class_of
from heed.casefiles.models import CaseRecord

Rule = Callable[[Path, str], list[str]]

LONGEST_FILE = 400
LABELS = ("public", "case", "personal", "special")

# Where code may look past `visible_to`: what changes things, answers rooms, or is the lock itself.
MAY_LOOK_AT_EVERYTHING = {"actions", "queries", "casefiles", "management", "demo"}

# Actions without a viewer, a permission or an entry of their own, each with its reason.
NO_PERMISSION = {
    "accounts.change_password": "everybody may change their own password",
    "casefiles.note_reading": "whoever could open the page has read it",
    "partnership.note_place": "everybody chooses for which of their own posts they act",
    "partnership.found": "the command line begins a partnership; nobody is signed in yet",
    "partnership.confirm_at_the_machine": "the command line: nobody else is there to be the second",
    "partnership.join": "the invitation is the permission; nobody acts for anybody yet",
    "partnership.join_with_new_account": "the invitation is the permission",
    "accounts.open_account": "whoever calls it has asked; nobody acts for anybody yet",
    "accounts.note_sign_in": "at the door, nobody acts for anybody yet",
    "accounts.note_guessing": "at the door, nobody acts for anybody yet",
    "accounts.note_refusal": "at the door, nobody acts for anybody yet",
    "accounts.note_sign_out": "everybody may leave",
    "accounts.close_account": "the command line does it; whoever runs the system may",
    "accounts.reopen_account": "the command line does it; whoever runs the system may",
    "accounts.remove_lost_factors_of_anybody": "the command line does it, for the last coordinator",
    "accounts.bind": "at the door, nobody acts for anybody yet",
    "accounts.note_not_let_in": "at the door, nobody acts for anybody yet",
    "accounts.ask_for_link": "at the door, nobody acts for anybody yet",
    "accounts.set_password": "whoever has the link may use it, once",
    "accounts.add_app": "everybody may add a second factor of their own",
    "accounts.add_passkey": "everybody may add a second factor of their own",
    "accounts.make_recovery_codes": "everybody may make recovery codes of their own",
    "accounts.use_app": "everybody may use what they have",
    "accounts.use_passkey": "everybody may use what they have",
    "accounts.use_recovery_code": "everybody may use what they have",
    "accounts.note_factor_refused": "at the door, nobody acts for anybody yet",
    "accounts.remove_factor": "everybody may remove a second factor of their own",
    "accounts.note_lapse": "time ends a session, nobody does",
    "accounts.end_session": "everybody may end their own sessions",
    "accounts.end_other_sessions": "everybody may end their own sessions",
    "accounts.end_sessions": "whatever was done to the account asked permission",
    "accounts.keep_answers": "everybody may keep what they typed themselves",
    "accounts.note_sent_on": "everybody may send on what they typed themselves",
    "accounts.discard_answers": "everybody may discard what they typed themselves",
    "attachments.note_scan": "the virus scanner says so; nobody is signed in there",
    "backups.note_restored": "whoever runs Heed restores at the command line",
    "audit.note_sought": "whoever was told there is no such page asked for it",
    "audit.keep_signs": "software points at what stands out; nobody acts",
    "audit.say_home_area": "everybody may say where they live, or not",
    "audit.note_own_reading": "everybody may read what they did themselves",
    "audit.note_check": "the command line checks the trail; nobody is signed in there",
    "audit.change_key": "the command line changes the key; nobody is signed in there",
    "accounts.note_proof": "everybody may prove who they are",
    "accounts.note_proof_refused": "whoever could not prove it has no permission to ask for",
}
NO_VIEWER = {
    "attachments.note_scan",
    "audit.keep_signs",
    "audit.note_check",
    "audit.change_key",
    "partnership.found",
    "partnership.confirm_at_the_machine",
    "partnership.join",
    "partnership.join_with_new_account",
    "accounts.open_account",
    "accounts.note_sign_in",
    "accounts.note_guessing",
    "accounts.note_refusal",
    "accounts.note_sign_out",
    "accounts.close_account",
    "accounts.reopen_account",
    "accounts.remove_lost_factors_of_anybody",
    "accounts.bind",
    "accounts.note_not_let_in",
    "accounts.ask_for_link",
    "accounts.set_password",
    "accounts.add_app",
    "accounts.add_passkey",
    "accounts.make_recovery_codes",
    "accounts.use_app",
    "accounts.use_passkey",
    "accounts.use_recovery_code",
    "accounts.note_factor_refused",
    "accounts.remove_factor",
    "accounts.note_proof",
    "accounts.note_proof_refused",
    "accounts.note_lapse",
    "accounts.end_sessions",
    "accounts.keep_answers",
    "backups.note_restored",
}

NAMELESS = {
    "utils",
    "helpers",
    "misc",
    "common",
    "base",
    "services",
    "manager",
    "handler",
    "data",
    "info",
}
PLACES = re.compile(r"worcester|marlshire|westshire|eastshire|hereford|birmingham", re.IGNORECASE)
NAMES_OF_A_PARTNERSHIP = {"partnership_name", "short_name"}
READS_THE_CLOCK = re.compile(r"\bdate\.today\(|\bdatetime\.now\(|\btimezone\.(now|localdate)\(")
LEAVES_A_TRAIL = re.compile(r"\btrail\.record\w*\(|\b_note\(|\b_write_down\(")
CHANGES = re.compile(r"\.(create|save|update|delete|get_or_create)\(")
SIGNALS = re.compile(r"django\.(dispatch|db\.models\.signals|core\.signals)")


@lru_cache(maxsize=4)
def parsed(source: str) -> ast.Module:
    """Return a file as a tree; every rule asks for the same one in turn."""
    return ast.parse(source)


def unscoped_only_where_needed(path: Path, source: str) -> list[str]:
    """Pages read case data through `visible_to` and nothing else."""
    allowed = MAY_LOOK_AT_EVERYTHING & {*path.parts, path.stem}
    if allowed or path.match("core/*") or ".unscoped" not in source:
        return []
    return ["Use Model.visible_to(viewer)."]


def actions_ask_and_leave_a_trail(path: Path, source: str) -> list[str]:
    """Every public action says by whom and when, asks permission, and is written down."""
    if path.stem != "actions" and path.parent.name != "actions":
        return []
    room = path.parent.parent.name if path.parent.name == "actions" else path.parent.name
    offered = _offered(path)
    found: list[str] = []
    for node in parsed(source).body:
        if isinstance(node, ast.FunctionDef) and _is_action(node, offered):
            found += _what_an_action_lacks(node, f"{room}.{node.name}")
    return found


def files_stay_small(path: Path, source: str) -> list[str]:
    """A file has at most 400 lines."""
    lines = len(source.splitlines())
    return [f"{lines} lines: split the concept, not the file."] if lines > LONGEST_FILE else []


def no_assert(path: Path, source: str) -> list[str]:
    """Production code raises named exceptions; `python -O` would drop an assert."""
    return _each(source, ast.Assert, "raise a named exception instead of assert")


def no_import_inside_a_function(path: Path, source: str) -> list[str]:
    """Imports stand at the top; only the command line imports late, to start quickly."""
    if path.match("config/command_line.py"):
        return []
    return [
        f"line {inner.lineno}: import at the top of the file"
        for node in ast.walk(parsed(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def no_nameless_file(path: Path, source: str) -> list[str]:
    """A file is named after a concept."""
    return [f"“{path.stem}” names no concept."] if path.stem in NAMELESS else []


def no_partnership_is_special(path: Path, source: str) -> list[str]:
    """Code never asks which partnership this is: what differs is in the arrangements."""
    found = []
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.Compare) and (_compares_a_name(node) or _compares_a_place(node)):
            found.append(f"line {node.lineno}: a partnership's name is tested")
    return found


def only_the_clock_reads_the_clock(path: Path, source: str) -> list[str]:
    """Moments and days come in as arguments."""
    if path.match("core/clock.py") or not READS_THE_CLOCK.search(source):
        return []
    return ["Only heed.core.clock reads the clock; take `at` or `on`."]


def no_signals(path: Path, source: str) -> list[str]:
    """What follows from an act is called by the action, or is a query."""
    return ["No signals: call it from the action."] if SIGNALS.search(source) else []


def no_hidden_saving(path: Path, source: str) -> list[str]:
    """`save` is never overridden, and no list has a hidden order."""
    found = []
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.FunctionDef) and node.name == "save":
            found.append(f"line {node.lineno}: save() is not overridden; write an action")
        if isinstance(node, ast.ClassDef) and node.name == "Meta":
            found += [
                f"line {inner.lineno}: every list says how it is sorted"
                for inner in node.body
                if isinstance(inner, ast.Assign)
                and any(
                    isinstance(name, ast.Name) and name.id == "ordering" for name in inner.targets
                )
            ]
    return found


def no_markup_in_python(path: Path, source: str) -> list[str]:
    """Markup is written in templates; only the kit makes it in Python."""
    if "govuk" in path.parts or not re.search(r"\b(Markup|mark_safe|format_html)\b", source):
        return []
    return ["Markup is written in templates, never in Python."]


def modules_say_what_they_answer(path: Path, source: str) -> list[str]:
    """Every module that has code starts with a sentence about it."""
    tree = parsed(source)
    docstring = ast.get_docstring(tree)
    if not tree.body or (docstring and docstring.splitlines()[0][-1] in ".?:)"):
        return []
    return ["Say in the first line which question this file answers."]


RULES: tuple[Rule, ...] = (
    unscoped_only_where_needed,
    actions_ask_and_leave_a_trail,
    files_stay_small,
    no_assert,
    no_import_inside_a_function,
    no_nameless_file,
    no_partnership_is_special,
    only_the_clock_reads_the_clock,
    no_signals,
    no_hidden_saving,
    no_markup_in_python,
    modules_say_what_they_answer,
)


def need_to_know_gaps(model: type[models.Model]) -> list[str]:
    """A row about a case is behind the case's lock, and nothing outside leads back to it."""
    found = []
    is_case_record = issubclass(model, CaseRecord)
    if is_case_record and hasattr(model, "objects"):
        found.append(f"{model.__name__}: no `objects`, ask for what a viewer may see.")
    for field in model._meta.fields:
        target = field.related_model
        if not isinstance(target, type) or not issubclass(target, models.Model):
            continue
        if issubclass(target, CaseRecord) and not is_case_record:
            found.append(f"{field}: a row about a case inherits CaseRecord.")
        name = getattr(field.remote_field, "related_name", "")
        if is_case_record and not issubclass(target, CaseRecord) and name != "+":
            found.append(f"{field}: no way back in, say related_name=“+”.")
    return found


def unexplained(model: type[models.Model], glossary: str) -> list[str]:
    """Every model's name is a word of the partnership, explained in the glossary."""
    entry = re.search(rf"^\| {model.__name__} \| \S", glossary, re.MULTILINE)
    return [] if entry else [f"Explain “{model.__name__}” in GLOSSARY.md."]


def unlabelled(model: type[models.Model], labels: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Every column says how private it is; no label is left over."""
    given = labels.get(model._meta.label, {})
    columns = {field.attname for field in model._meta.concrete_fields}
    return [
        *(f"{model._meta.label}.{name} has no privacy label." for name in columns - set(given)),
        *(f"{model._meta.label}.{name} is no column." for name in set(given) - columns),
        *(
            f"“{label}” is no privacy label."
            for label in given.values()
            if label.split()[0] not in LABELS
        ),
    ]


def wrongly_classed(
    model: type[models.Model], labels: Mapping[str, Mapping[str, str]]
) -> list[str]:
    """Every column is of the class the labels say: the second word, or general where there is none.

    Whoever labels a column decides with it who may see it on a record they may read.
    """
    given = labels.get(model._meta.label, {})
    general = FieldClass.GENERAL.name
    said = {name: label.partition(" ")[2] or general for name, label in given.items()}
    declared = {field.attname: class_of(field).name for field in model._meta.concrete_fields}
    return [
        f"{model._meta.label}.{name} is {declared[name]}, labelled {said[name]}."
        for name in declared
        if name in said and said[name] != declared[name]
    ]


def _offered(path: Path) -> set[str] | None:
    """Return the names a folder of actions offers to others; None where everything public is."""
    front = path.parent / "__init__.py"
    if path.parent.name != "actions" or not front.exists():
        return None
    return set(re.findall(r'^    "(\w+)",$', front.read_text(encoding="utf-8"), re.MULTILINE))


def _is_action(node: ast.FunctionDef, offered: set[str] | None) -> bool:
    """A function others may call that changes something, not one that only asks."""
    if node.name.startswith("_") or (offered is not None and node.name not in offered):
        return False
    return not node.name.startswith("check_") or bool(CHANGES.search(ast.unparse(node)))


def _what_an_action_lacks(node: ast.FunctionDef, name: str) -> Iterator[str]:
    arguments = {argument.arg for argument in node.args.kwonlyargs}
    needed = {"at"} if name in NO_VIEWER else {"by", "at"}
    source = ast.unparse(node)
    if not needed <= arguments:
        yield f"{name} must be told by whom and at which moment."
    if name not in NO_PERMISSION and "require(" not in source:
        yield f"{name} must ask permission."
    if not LEAVES_A_TRAIL.search(source):
        yield f"{name} must leave an entry in the trail."
    if "transaction.atomic" not in {ast.unparse(one) for one in node.decorator_list}:
        yield f"{name} must be one transaction."


def _compares_a_name(node: ast.Compare) -> bool:
    sides = [node.left, *node.comparators]
    names = any(
        isinstance(side, ast.Attribute) and side.attr in NAMES_OF_A_PARTNERSHIP for side in sides
    )
    literals = (inner for side in sides for inner in ast.walk(side))
    return names and any(isinstance(one, ast.Constant) and one.value for one in literals)


def _compares_a_place(node: ast.Compare) -> bool:
    return any(
        isinstance(inner, ast.Constant) and PLACES.search(str(inner.value))
        for inner in ast.walk(node)
    )


def _each(source: str, kind: type[ast.AST], sentence: str) -> list[str]:
    found: Iterable[ast.AST] = ast.walk(parsed(source))
    return [
        f"line {getattr(node, 'lineno', 0)}: {sentence}" for node in found if isinstance(node, kind)
    ]
