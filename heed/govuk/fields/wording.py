"""What does a field say when what was typed is missing or wrong?"""

from enum import Enum

DETERMINERS = ("the ", "a ", "an ", "your ", "their ", "his ", "her ", "any ")
QUESTION_WORDS = ("how", "what", "when", "where", "which", "who", "whose", "why")


def is_question(label: str) -> bool:
    """Return whether a label asks, so that it cannot be named inside a sentence."""
    return label.rstrip().endswith("?") or label.lower().split(" ", 1)[0] in QUESTION_WORDS


def called(label: str) -> str:
    """Return a label as it reads inside a sentence: "Date of birth" becomes "the date of birth"."""
    if is_question(label):
        return "the answer"
    words = label.strip()
    if not any(letter.isupper() for letter in words.split(" ", 1)[0][1:]):
        words = words[:1].lower() + words[1:]
    return words if words.startswith(DETERMINERS) else f"the {words}"


def capitalised(words: str) -> str:
    """Return the words with a capital first letter, the rest as it was."""
    return words[:1].upper() + words[1:]


def required(verb: str, label: str, name: str) -> str:
    """Return the sentence for an answer that is missing; a question is quoted as it was asked."""
    if is_question(label) and not name:
        return f"Answer the question “{label}”"
    return f"{verb} {name or called(label)}"


def listed(words: list[str]) -> str:
    """Join words as people write them: "day", "day and month"."""
    return " and ".join(words)


def label_of(member: Enum) -> str:
    """Return the words of an enum's member: its `label`, or its name in sentence case."""
    return str(getattr(member, "label", "")) or capitalised(member.name.replace("_", " ").lower())
