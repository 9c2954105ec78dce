"""How are counted things, labels and months written in a paper?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def month(day: date) -> str:
    """Return a month as people say it: July 2020."""
    return f"{day:%B %Y}"


def plural(label: str) -> str:
    """Return the label of several reviews: Serious Case Reviews."""
    return label if label.endswith("s") else f"{label}s"


def in_a_sentence(label: str) -> str:
    """Return a label as it stands inside a sentence.

    One written like a sentence (“Local child safeguarding practice review”) loses its capital; a
    name (“Serious Case Review”) or an abbreviation keeps it.
    """
    is_a_name = label[1:] != label[1:].lower()
    return label if is_a_name else sentence_case(label)


def heading(label: str) -> str:
    """Return a label with a capital letter, to start a heading or a sentence."""
    return label[0].upper() + label[1:]


def sentence_case(text: str) -> str:
    """Return words with a small first letter, to stand inside a sentence."""
    return text[0].lower() + text[1:]


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def article(label: str) -> str:
    """Return the label of one review with its article: a Serious Case Review."""
    return f"{'an' if label[0].lower() in 'aeio' else 'a'} {label}"
