"""What does `heed duties FACTS.json` print?"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from heed.statute import facts_file
from heed.statute.duties import answer
from heed.statute.duties.answers import Duty
from heed.statute.facts import Facts, ImpossibleFacts
from heed.statute.facts_file import Unreadable
from heed.statute.sources import Source
from heed.statute.typed import Any, Final, TextIO

USAGE: Final = (
    "Use: heed duties FACTS.json, or heed duties - to read standard input. It prints, as JSON, "
    "what the law asks on the facts: one object, or a list of them in the same order."
)

_text: Final = json.JSONEncoder(ensure_ascii=False).encode

DONE: Final = 0
PROBLEMS_FOUND: Final = 1
CANNOT_BE_USED: Final = 2


def main(
    arguments: Sequence[str],
    *,
    read: Callable[[str], bytes],
    out: TextIO,
    err: TextIO,
    today: date,
) -> int:
    """Answer the facts in a file, or say in one sentence what is wrong; return the exit status.

    `read` returns the bytes of a file by its name, `-` being standard input.
    """
    if list(arguments) in (["--help"], ["-h"]):
        out.write(f"{USAGE}\n")
        return DONE
    if len(arguments) != 1 or (arguments[0].startswith("-") and arguments[0] != "-"):
        err.write(f"heed duties takes the name of one file. {USAGE}\n")
        return CANNOT_BE_USED
    name = "Standard input" if arguments[0] == "-" else arguments[0]
    try:
        found = facts_file.parsed(read(arguments[0]).decode("utf-8-sig"))
    except OSError as problem:
        err.write(f"{name} cannot be read: {problem.strerror or problem}.\n")
        return CANNOT_BE_USED
    except UnicodeDecodeError:
        err.write(f"{name} is not text in UTF-8: save it again as UTF-8.\n")
        return CANNOT_BE_USED
    except Unreadable as problem:
        err.write(f"{name} {problem}\n")
        return CANNOT_BE_USED
    if isinstance(found, list):
        return _answer_list(found, out, err, today)
    return _answer_one(found, out, err, today)


def _answer_one(entry: dict[str, Any], out: TextIO, err: TextIO, today: date) -> int:
    try:
        facts = facts_file.read(entry, today=today)
    except ImpossibleFacts as problem:
        err.write(f"{problem}\n")
        return CANNOT_BE_USED
    said = as_json(_reference(entry), facts, today)
    out.write(json.dumps(json.loads(said), ensure_ascii=False, indent=2))
    out.write("\n")
    return DONE


def _answer_list(entries: list[Any], out: TextIO, err: TextIO, today: date) -> int:
    found = [_read(entry, today) for entry in entries]
    problems = [
        f"Entry {position}{_called(entry)}: {problem}\n"
        for position, (entry, problem) in enumerate(zip(entries, found, strict=True), start=1)
        if isinstance(problem, ImpossibleFacts)
    ]
    err.write("".join(problems))
    if problems and len(problems) == len(entries):
        return CANNOT_BE_USED
    out.write("[")
    for position, (entry, facts) in enumerate(zip(entries, found, strict=True)):
        out.write(",\n" if position else "")
        if isinstance(facts, ImpossibleFacts):
            out.write(_unanswered(entry, facts))
        else:
            out.write(as_json(_reference(entry), facts, today))
    out.write("]\n")
    return PROBLEMS_FOUND if problems else DONE


def _read(entry: object, today: date) -> Facts | ImpossibleFacts:
    try:
        return facts_file.read(entry, today=today)
    except ImpossibleFacts as problem:
        return problem


def as_json(reference: str | None, facts: Facts, today: date) -> str:
    """Return the answer to facts as the JSON text of `duties-output.schema.json`."""
    named = "" if reference is None else f'"id": {json.dumps(reference, ensure_ascii=False)}, '
    return f"{{{named}{_answered(facts, today)}}}"


@lru_cache(maxsize=4096)
def _answered(facts: Facts, today: date) -> str:
    found = answer(facts, today=today)
    duties = ", ".join([_duty(duty) for duty in found.duties])
    left_out = ", ".join(
        [f'{{"rule": "{one.rule}", "because": {_text(one.because)}}}' for one in found.not_applying]
    )
    return (
        f'"duties": [{duties}], "not_applying": [{left_out}], '
        f'"questions": {_texts(found.questions)}'
    )


def _duty(duty: Duty) -> str:
    due = "null" if duty.due is None else f'"{duty.due.isoformat()}"'
    due_force = "null" if duty.due_force is None else f'"{duty.due_force.value}"'
    return (
        f'{{"rule": "{duty.rule}", "title": {_text(duty.title)}, "who": {_text(duty.who)}, '
        f'"to": {_texts(duty.to)}, "applies": "{duty.applies.value}", "due": {due}, '
        f'"force": "{duty.force.value}", "due_force": {due_force}, '
        f'"because": {_text(duty.because)}, "counted": {_texts(duty.counted)}, '
        f'"checked": {"true" if duty.checked else "false"}, '
        f'"sources": [{", ".join([_source(source) for source in duty.sources])}]}}'
    )


# The same words come again in every answer of a long list, so their JSON is kept.


@lru_cache(maxsize=65536)
def _texts(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, values))}]"


@lru_cache(maxsize=1024)
def _source(source: Source) -> str:
    said = {"instrument": source.instrument, "provision": source.provision}
    return _text(said | ({"url": source.url} if source.url else {}))


def _unanswered(entry: object, problem: ImpossibleFacts) -> str:
    """Keep the place of an entry that cannot be used, so that the others stay in order."""
    reference = _reference(entry)
    kept = {} if reference is None else {"id": reference}
    said = {"duties": [], "not_applying": [], "questions": [f"Not answered: {problem}"]}
    return json.dumps(kept | said, ensure_ascii=False)


def _called(entry: object) -> str:
    reference = _reference(entry)
    return "" if reference is None else f" ({reference})"


def _reference(entry: object) -> str | None:
    reference = entry.get("id") if isinstance(entry, dict) else None
    return reference if isinstance(reference, str) else None
