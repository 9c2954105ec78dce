"""Is the house as it says it is? Each rule is also broken once, to see it fail."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from heed.accounts.models import User
from heed.casefiles.models import CaseFile, CaseRecord
from tests import house_rules
from tests.house_rules import RULES, Rule

# Code is read here, and none of it runs.
pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
LABELS = tomllib.loads((ROOT / "docs/reference/privacy.toml").read_text(encoding="utf-8"))
MODELS = [model for model in apps.get_models() if model.__module__.startswith("heed.")]


def production() -> list[Path]:
    files = sorted((ROOT / "heed").glob("**/*.py"))
    return [path for path in files if not {"migrations", "tests"} & set(path.parts)]


@cache
def broken() -> dict[Rule, list[str]]:
    """Return what is wrong by every rule; file by file, so that each is read and parsed once."""
    found: dict[Rule, list[str]] = {rule: [] for rule in RULES}
    for path in production():
        source, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT)
        for rule in RULES:
            found[rule] += [f"{name}: {problem}" for problem in rule(name, source)]
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule: Rule) -> None:
    assert broken()[rule] == []


def test_tests_and_tools_stay_small_too() -> None:
    folders = [ROOT / name for name in ("heed", "tests", "scripts", "bench")]
    files = sorted(path for folder in folders for path in folder.glob("**/*.py"))
    found = {
        str(path.relative_to(ROOT)): problems
        for path in files
        if "migrations" not in path.parts
        if (problems := house_rules.files_stay_small(path, path.read_text(encoding="utf-8")))
    }

    assert found == {}


def test_the_exceptions_are_about_actions_that_exist() -> None:
    names = {
        f"{path.relative_to(ROOT / 'heed').parts[0]}.{node}"
        for path in production()
        if "actions" in {path.stem, path.parent.name}
        for node in path.read_text(encoding="utf-8").split("def ")
        for node in [node.split("(")[0]]
    }

    assert set(house_rules.NO_PERMISSION) | house_rules.NO_VIEWER <= names


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_need_to_know_has_no_gaps(model: type[models.Model]) -> None:
    assert house_rules.need_to_know_gaps(model) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_models_name_is_explained(model: type[models.Model]) -> None:
    assert house_rules.unexplained(model, GLOSSARY) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_column_has_a_privacy_label(model: type[models.Model]) -> None:
    assert house_rules.unlabelled(model, LABELS) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_column_is_of_the_class_its_label_says(model: type[models.Model]) -> None:
    assert house_rules.wrongly_classed(model, LABELS) == []


def test_a_column_of_another_class_than_its_label_is_noticed() -> None:
    labels = {"casefiles.CaseFile": {**LABELS["casefiles.CaseFile"], "opened_by_name": "personal"}}

    assert house_rules.wrongly_classed(CaseFile, labels) == [
        "casefiles.CaseFile.opened_by_name is SOURCE_IDENTITY, labelled GENERAL."
    ]


def test_no_privacy_label_is_about_a_model_that_is_gone() -> None:
    assert set(LABELS) == {model._meta.label for model in MODELS}


ACTION = """
@transaction.atomic
def act(thing, *, by, at):
    thing.require(Permission.ACT, by=by)
    trail.record(Event.ACTED, thing, by=by, at=at)
"""


@pytest.mark.parametrize(
    ("rule", "path", "broken", "sentence"),
    [
        (
            house_rules.unscoped_only_where_needed,
            "heed/room/views.py",
            "Incident.unscoped.all()",
            "visible_to",
        ),
        (
            house_rules.actions_ask_and_leave_a_trail,
            "heed/room/actions.py",
            ACTION.replace("by, at)", "by)", 1),
            "at which moment",
        ),
        (
            house_rules.actions_ask_and_leave_a_trail,
            "heed/room/actions/acting.py",
            ACTION.replace("thing.require(Permission.ACT, by=by)", "pass"),
            "room.act must ask permission",
        ),
        (
            house_rules.actions_ask_and_leave_a_trail,
            "heed/room/actions.py",
            ACTION.replace("trail.record(Event.ACTED, thing, by=by, at=at)", "pass"),
            "entry in the trail",
        ),
        (
            house_rules.actions_ask_and_leave_a_trail,
            "heed/room/actions.py",
            ACTION.replace("@transaction.atomic", ""),
            "one transaction",
        ),
        (house_rules.files_stay_small, "heed/room/models.py", "\n" * 401, "401 lines"),
        (house_rules.no_assert, "heed/room/models.py", "assert True", "line 1"),
        (
            house_rules.no_import_inside_a_function,
            "heed/room/models.py",
            "def now():\n    import datetime",
            "line 2",
        ),
        (house_rules.no_nameless_file, "heed/room/utils.py", "", "utils"),
        (
            house_rules.no_partnership_is_special,
            "heed/room/views.py",
            "if viewer.partnership_name == 'Anywhere': pass",
            "name is tested",
        ),
        (
            house_rules.no_partnership_is_special,
            "heed/room/views.py",
            "if place == 'Worcestershire': pass",
            "name is tested",
        ),
        (
            house_rules.only_the_clock_reads_the_clock,
            "heed/room/views.py",
            "today = date.today()",
            "Only heed.core.clock",
        ),
        (
            house_rules.no_signals,
            "heed/room/models.py",
            "from django.db.models.signals import post_save",
            "No signals",
        ),
        (
            house_rules.no_hidden_saving,
            "heed/room/models.py",
            "class A:\n    def save(self): pass",
            "not overridden",
        ),
        (
            house_rules.no_hidden_saving,
            "heed/room/models.py",
            "class Meta:\n    ordering = ['name']",
            "says how it is sorted",
        ),
        (
            house_rules.no_markup_in_python,
            "heed/room/presenters.py",
            "Markup('<b>')",
            "written in templates",
        ),
        (house_rules.modules_say_what_they_answer, "heed/room/models.py", "X = 1", "first line"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_breaking_a_rule_is_noticed(rule: Rule, path: str, broken: str, sentence: str) -> None:
    (problem,) = rule(Path(path), broken)

    assert sentence in problem


def test_an_action_as_it_should_be_is_left_alone() -> None:
    assert house_rules.actions_ask_and_leave_a_trail(Path("heed/room/actions.py"), ACTION) == []


def test_a_model_outside_the_lock_is_noticed() -> None:
    class Note(models.Model):
        case_file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")

        class Meta:
            app_label = "casefiles_broken_outside"

        def __str__(self) -> str:
            return "note"

    (problem,) = house_rules.need_to_know_gaps(Note)

    assert "inherits CaseRecord" in problem


def test_a_way_back_into_the_lock_is_noticed() -> None:
    class Reading(CaseRecord):
        reader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="readings")

        objects = models.Manager()

        class Meta:
            app_label = "casefiles_broken_inside"

    problems = house_rules.need_to_know_gaps(Reading)

    assert [problem.partition(": ")[2][:14] for problem in problems] == [
        "no `objects`, ",
        "no way back in",
    ]


def test_an_unexplained_name_is_noticed() -> None:
    assert house_rules.unexplained(User, "| Person | Somebody |") == [
        "Explain “User” in GLOSSARY.md."
    ]


def test_missing_wrong_and_left_over_labels_are_noticed() -> None:
    labels = {"accounts.User": {**LABELS["accounts.User"], "email": "secret", "gone": "public"}}
    del labels["accounts.User"]["name"]

    assert house_rules.unlabelled(User, labels) == [
        "accounts.User.name has no privacy label.",
        "accounts.User.gone is no column.",
        "“secret” is no privacy label.",
    ]
