"""What does `heed duties FACTS.json` print?"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from heed.statute import facts_file
from heed.statute.duties import answer
from heed.statute.duties.answers import Answer, Duty
from heed.statute.facts import Facts, ImpossibleFacts
from heed.statute.facts_file import Unreadable
from heed.statute.sources import Source
from heed.statute.typed import Any, Final, TextIO

USAGE: Final = (
    "Use: heed duties FACTS.json, or heed duties - to read standard input. It prints, as JSON, "
    "what the law asks on the facts: one object, or a list of them in the same order."
)

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
    said = as_json(facts, answer(facts, today=today))
    out.write(json.dumps(json.loads(said), ensure_ascii=False, indent=2))
    out.write("\n")
    return DONE


def _answer_list(entries: list[Any], out: TextIO, err: TextIO, today: date) -> int:
    said, problems = [], []
    for position, entry in enumerate(entries, start=1):
        try:
            facts = facts_file.read(entry, today=today)
        except ImpossibleFacts as problem:
            problems.append(f"Entry {position}{_called(entry)}: {problem}")
            said.append(_unanswered(entry, problem))
        else:
            said.append(as_json(facts, answer(facts, today=today)))
    err.write("".join(f"{problem}\n" for problem in problems))
    if problems and len(problems) == len(entries):
        return CANNOT_BE_USED
    out.write("[" + ",\n".join(said) + "]\n")
    return PROBLEMS_FOUND if problems else DONE


def as_json(facts: Facts, found: Answer) -> str:
    """Return an answer as the JSON text of `duties-output.schema.json`."""
    duties = ", ".join([_duty(duty) for duty in found.duties])
    rest = json.dumps(
        {
            "not_applying": [
                {"rule": one.rule, "because": one.because} for one in found.not_applying
            ],
            "questions": found.questions,
        },
        ensure_ascii=False,
    )
    named = "" if facts.id is None else f'"id": {_text(facts.id)}, '
    return f'{{{named}"duties": [{duties}], {rest[1:]}'


@lru_cache(maxsize=4096)
def _duty(duty: Duty) -> str:
    return json.dumps(
        {
            "rule": duty.rule,
            "title": duty.title,
            "who": duty.who,
            "to": duty.to,
            "applies": duty.applies.value,
            "due": None if duty.due is None else duty.due.isoformat(),
            "force": duty.force.value,
            "due_force": None if duty.due_force is None else duty.due_force.value,
            "because": duty.because,
            "counted": duty.counted,
            "checked": duty.checked,
            "sources": [_source(source) for source in duty.sources],
        },
        ensure_ascii=False,
    )


def _source(source: Source) -> dict[str, str]:
    said = {"instrument": source.instrument, "provision": source.provision}
    return said | {"url": source.url} if source.url else said


def _unanswered(entry: object, problem: ImpossibleFacts) -> str:
    """Keep the place of an entry that cannot be used, so that the others stay in order."""
    named = entry.get("id") if isinstance(entry, dict) else None
    kept = {"id": named} if isinstance(named, str) else {}
    said = {"duties": [], "not_applying": [], "questions": [f"Not answered: {problem}"]}
    return json.dumps(kept | said, ensure_ascii=False)


def _called(entry: object) -> str:
    named = entry.get("id") if isinstance(entry, dict) else None
    return f" ({named})" if isinstance(named, str) else ""


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
