"""How do names in texts become labels, such as Mother or HV2, and names again?"""

from heed.disclosure.labels.glossary import AmbiguousLabel, Entry, Glossary
from heed.disclosure.labels.switching import (
    Labelled,
    Left,
    NotAsLabelled,
    Switch,
    Switcher,
    restored,
)

__all__ = [
    "AmbiguousLabel",
    "Entry",
    "Glossary",
    "Labelled",
    "Left",
    "NotAsLabelled",
    "Switch",
    "Switcher",
    "restored",
]
