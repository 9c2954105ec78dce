"""Who and what has which label, and in which role?"""

from __future__ import annotations

from dataclasses import dataclass

from heed.disclosure.finding.known import Known, Person


class AmbiguousLabel(ValueError):
    """A glossary cannot be used; the message says why in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Somebody, or somewhere, by every name they are known by, and the label to read instead.

    `role` says who that is in words (“mother of Child A”); it is for people to read.
    """

    label: str
    names: tuple[str, ...]
    role: str = ""
    is_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The labels of one chronology, and words that look like names and may stay.

    :raises AmbiguousLabel: if a label is empty or stands for two entries
    """

    entries: tuple[Entry, ...]
    allowed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        labels = [entry.label.strip().casefold() for entry in self.entries]
        if not all(labels):
            raise AmbiguousLabel("Every person and place in the glossary needs a label.")
        twice = [entry.label for entry, label in zip(self.entries, labels, strict=True)
                 if labels.count(label) > 1]  # fmt: skip
        if twice:
            raise AmbiguousLabel(
                f"The label “{twice[0]}” stands for two entries: give one of them another."
            )

    @property
    def people(self) -> tuple[Entry, ...]:
        """Return the entries that are people, in order."""
        return tuple(entry for entry in self.entries if not entry.is_place)

    @property
    def known(self) -> Known:
        """Return what is to be found in texts; the labels themselves may stay."""
        labels = tuple(entry.label for entry in self.entries)
        return Known(
            people=tuple(Person(names=one.names, called=one.label) for one in self.people),
            places=tuple(name for one in self.entries if one.is_place for name in one.names),
            allowed=(*self.allowed, *labels),
        )

    @property
    def label_of_place(self) -> dict[str, str]:
        """Return the label of each place by the name it is written down with."""
        return {name: one.label for one in self.entries if one.is_place for name in one.names}
