"""What in a text looks like an identifier by its form alone, whoever it belongs to?

Numbers that carry a check digit are believed only if it is right: NHS numbers (modulus 11) and
unique pupil numbers (a check letter).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from heed.disclosure.finding import figures
from heed.disclosure.finding.hits import Hit, Sure, What
from heed.disclosure.finding.word_lists import AREAS

Judge = Callable[[re.Match[str]], Sure | None]

# Numbers anybody may call and that belong to no person.
FREE_NUMBERS: Final = ("0800", "0808", "0300", "0303", "0306", "0333", "0330", "0345", "0845")
PUPIL_LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Form:
    """What one kind of identifier looks like; `judge` says how sure, or None if it is none."""

    what: What
    pattern: re.Pattern[str]
    judge: Judge
    why: str


def always(sure: Sure) -> Judge:
    """Judge every one the same."""
    return lambda _: sure


def _nhs_number(found: re.Match[str]) -> Sure | None:
    return Sure.LIKELY if is_nhs_number(re.sub(r"\D", "", found[0])) else None


def is_nhs_number(digits: str) -> bool:
    """Say whether ten digits are an NHS number: the last is the check digit (modulus 11)."""
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])


def is_pupil_number(written: str) -> bool:
    """Say whether the letter before twelve digits is the right one (modulus 23)."""
    digits = written[1:]
    total = sum(int(digit) * place for place, digit in enumerate(digits, start=2))
    return PUPIL_LETTERS[total % 23] == written[0]


def _pupil_number(found: re.Match[str]) -> Sure | None:
    return Sure.LIKELY if is_pupil_number(found[0].upper()) else None


def _postcode(found: re.Match[str]) -> Sure | None:
    if found["area"].upper() not in AREAS:
        return None
    written = found[0]
    if written.isupper():
        return Sure.LIKELY
    return Sure.POSSIBLE if found["gap"] or len(written) > 5 else None


def _telephone(found: re.Match[str]) -> Sure | None:
    digits = re.sub(r"\D", "", found[0])
    home = re.sub(r"^(?:0044|44)0?", "0", digits)
    if not 10 <= len(home) <= 11 or home[1] in "046":
        return None
    return Sure.POSSIBLE if home.startswith(FREE_NUMBERS) else Sure.LIKELY


def _reference(found: re.Match[str]) -> Sure | None:
    """Believe something called a reference if it has a figure and is no date or year."""
    written = found["said"]
    has_letters = any(one.isalpha() for one in written)
    if not any(one.isdigit() for one in written) or (not has_letters and len(written) < 5):
        return None
    return Sure.POSSIBLE


FIGURED: Final = (
    Form(
        What.NHS_NUMBER,
        re.compile(r"(?<![\d.+-])\d{3}[\s.-]?\d{3}[\s.-]?\d{4}(?![\d-])"),
        _nhs_number,
        "an NHS number: its check digit is right",
    ),
    Form(
        What.PUPIL_NUMBER,
        re.compile(r"\b[A-HJ-NP-RT-Za-hj-np-rt-z]\d{12}\b"),
        _pupil_number,
        "a unique pupil number: its check letter is right",
    ),
    Form(
        What.POSTCODE,
        re.compile(
            r"\b(?P<area>[A-Z]{1,2})\d[A-Z\d]?(?P<gap>[\s-]?)\d(?:(?![CIKMOV])[A-Z]){2}\b",
            re.IGNORECASE,
        ),
        _postcode,
        "what looks like a postcode",
    ),
    Form(
        What.TELEPHONE,
        re.compile(
            r"(?<![\w.,/-])(?:\+44[\s.-]?(?:\(0\)[\s.-]?)?|0044[\s.-]?(?:\(0\))?|\(?0)\d"
            r"(?:[\s.()-]{0,2}\d){7,10}(?![\w])"
        ),
        _telephone,
        "what looks like a telephone number",
    ),
    Form(
        What.INSURANCE_NUMBER,
        re.compile(
            r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][\s-]?\d{2}[\s-]?\d{2}"
            r"[\s-]?\d{2}[\s-]?[A-D]\b",
            re.IGNORECASE,
        ),
        always(Sure.LIKELY),
        "what looks like a National Insurance number",
    ),
    Form(
        What.VEHICLE,
        re.compile(r"\b[A-Z]{2}(?:0[1-9]|[1-7]\d)[ -]?[A-Z]{3}\b"),
        always(Sure.LIKELY),
        "what looks like a vehicle registration",
    ),
    Form(
        What.VEHICLE,
        re.compile(r"\b(?:[A-HJ-NPRSTV-Y]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-HJ-NPRSTV-Y])\b"),
        always(Sure.POSSIBLE),
        "what may be an older vehicle registration",
    ),
    Form(
        What.REFERENCE,
        re.compile(r"\b[A-Z]{2}\d{2}[CPDF]\d{5}\b"),
        always(Sure.LIKELY),
        "what looks like the number of a case in court",
    ),
    Form(
        What.REFERENCE,
        re.compile(r"\b[A-Z]{1,6}[/-]?\d{2,8}(?:[/-][A-Z\d]{1,8}){1,3}\b"),
        always(Sure.POSSIBLE),
        "what looks like a case reference",
    ),
    Form(
        What.REFERENCE,
        re.compile(
            r"\b(?:case|ref|reference|file|crime|incident|log|record|hospital|patient|client)"
            r"(?:[\s.]*(?:number|no|ref|id|reference)\b)[\s.:#]*(?P<said>[A-Z\d][A-Z\d/-]{2,19})\b",
            re.IGNORECASE,
        ),
        _reference,
        "what the text calls a reference",
    ),
)
EMAIL: Final = re.compile(r"[\w.+'-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
WEB: Final = re.compile(
    r"\b(?:https?://|www\.|(?:[a-z\d-]+\.){1,3}(?:com|net|org|uk)/)[^\s<>\"\x00]*[\w/]",
    re.IGNORECASE,
)
ADDRESSES: Final = (
    (What.EMAIL, re.compile("@"), EMAIL, Sure.LIKELY, "an e-mail address"),
    (
        What.WEB,
        re.compile(r"://|[Ww][Ww][Ww]\.|\.(?:com|net|org|uk)/"),
        WEB,
        Sure.POSSIBLE,
        "an address on the web",
    ),
)


def kind_of(written: str) -> What | None:
    """Return what something known is, by its form alone."""
    for form in FIGURED:
        found = form.pattern.fullmatch(written)
        if found and form.judge(found):
            return form.what
    return What.EMAIL if EMAIL.fullmatch(written) else None


def find(plain: str) -> Iterator[Hit]:
    """Yield what looks like an identifier in a plain text."""
    for start, piece in figures.around(plain):
        for form in FIGURED:
            for found in form.pattern.finditer(piece):
                if sure := form.judge(found):
                    begin, end = found.span("said" if "said" in form.pattern.groupindex else 0)
                    yield Hit(
                        start=start + begin,
                        end=start + end,
                        what=form.what,
                        sure=sure,
                        why=form.why,
                    )
    for what, mark, pattern, sure, why in ADDRESSES:
        for start, piece in figures.around(plain, mark, before=64, behind=200):
            for found in pattern.finditer(piece):
                begin, end = found.span()
                yield Hit(start=start + begin, end=start + end, what=what, sure=sure, why=why)
