"""At what time of day, as far as somebody wrote one?

A time is "HH:MM" where only one can be meant, and otherwise the words as they were written:
“evening”, “about 3pm”, and “3.15”, which may be before or after noon.
"""

from __future__ import annotations

import re

from heed.chronologies.dates import cutting

NOON = 12
SURELY_MORNING = range(7, NOON)  # a bare “9:30” is the morning; a bare “3:15” may be either
MINUTES_IN_DAY = 24 * 60

_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.;h](?P<minute>[0-9]{2}))?(?P<second>:[0-9]{2}(?:\.[0-9]+)?)?\s?"
    r"(?P<half>[ap]\.?\s?m\.?|noon|midnight|midday)?\s?(?P<hours>z|h|hrs?|hours|o'clock)?"
)
_FOUR_DIGITS = re.compile(r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})\s?(?P<hours>h|hrs?|hours)?")
_FRACTION = re.compile(r"0?\.[0-9]+|0")
_AROUND = re.compile(r"^(?:at|from|between)\s+|\s*(?:-|to|until|till|and)\s*[0-9].*$|[.\s]+$")
_WHOLE_DAY = re.compile(r"0{1,2}:00:00(?:\.0+)?z?")


def read(written: str) -> str | None:
    """Return the time in a cell for times: "HH:MM", or the words, or None if nothing is there."""
    words = written.strip()
    if not words:
        return None
    text = cutting.plain(words)
    if "." in text and _FRACTION.fullmatch(text):
        minutes = round(float(text) * MINUTES_IN_DAY) % MINUTES_IN_DAY
        return f"{minutes // 60:02}:{minutes % 60:02}"
    bare = _AROUND.sub("", _AROUND.sub("", text))
    # The half of the day may stand once behind both ends: “2-4pm”.
    return _clock(bare) or _clock(bare + _half_of(text)) or words


def beside(written: str) -> str | None:
    """Return the time in a cell that holds a date too, or None if it holds none."""
    if len(written) > cutting.LONGEST_TEXT:
        return None
    cut = cutting.cut(cutting.plain(written))
    for place, kind in enumerate(cut.shape):
        value = str(cut.values[place])
        if kind == "T" and not _WHOLE_DAY.fullmatch(value):
            return _clock(value) or value
        if kind in "Yk" and cut.shape[place - 1 : place] == "a" and _FOUR_DIGITS.fullmatch(value):
            return _clock(value) or value
    return next(
        (str(value) for kind, value in zip(cut.shape, cut.values, strict=True) if kind == "V"), None
    )


def _half_of(text: str) -> str:
    found = re.search(r"[0-9]\s?([ap]\.?m\.?)$", text)
    return found[1] if found and "-" in text else ""


def _clock(text: str) -> str | None:
    """Return "HH:MM" where only one time can be meant, else None."""
    if text in ("noon", "midday", "12 midday"):
        return "12:00"
    found = _FOUR_DIGITS.fullmatch(text) or _CLOCK.fullmatch(text)
    if found is None:
        return None
    said = found.groupdict()
    hour, minute = int(said["hour"]), int(said["minute"] or 0)
    half = (said.get("half") or "").replace(".", "").replace(" ", "")
    if minute > 59:
        return None
    if half:
        return _with_half(hour, minute, half)
    if said["minute"] is None and not said["hours"]:
        return None
    sure = len(said["hour"]) > 1 or hour in SURELY_MORNING or hour == 0
    return f"{hour:02}:{minute:02}" if sure and hour < 2 * NOON else None


def _with_half(hour: int, minute: int, half: str) -> str | None:
    """Return “3.15 pm” as "15:15"; “14:30 pm” is what it says, “14:30 am” is not a time."""
    if half in ("noon", "midday"):
        return "12:00" if (hour, minute) == (NOON, 0) else None
    if half == "midnight":
        return None  # of the day that ends, or of the one that begins?
    if half == "pm" and NOON < hour < 2 * NOON:
        return f"{hour:02}:{minute:02}"
    if hour > NOON or (half == "pm" and hour == 0):
        return None
    return f"{hour % NOON + (NOON if half == 'pm' else 0):02}:{minute:02}"
