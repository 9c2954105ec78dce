"""What kind of word is each word that people write dates with?

A kind is one letter, so that a written date becomes a short string of kinds, its shape, and the
grammar can be patterns over shapes. Words that are not here are of the kind UNKNOWN.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from heed.chronologies.dates import feasts, intervals

Known = tuple[str, object]

UNKNOWN = "x"
DROPPED: Known = ("", None)

# Kinds of words, each with its words; a word after “=” is what it stands for.
_WORDS = {
    "": "bank_holiday the of again t z dated calendar inclusive",
    ";": "on",
    "i": "in during throughout over for sometime",
    "r": "from",
    "c": "since wef w.e.f not_before no_earlier_than not_earlier_than",
    "z": "until not_after till untill up_to up_until up_till",
    "b": "by no_later_than not_later_than latest",
    "E": "between betwen",
    "t": "to through thru",
    "A": "and & plus +",
    "O": "or",
    "<": "before prior_to preceding pre",
    ">": "after following_on_from post",
    "(": "on_or_before in_or_before",
    ")": "on_or_after in_or_after",
    "a": "at @",
    "+": "onwards onward ongoing present to_date current continuing now",
    "!": "not never",
    "V": (
        "early_hours morning afternoon evening night overnight eve am pm midday lunchtime teatime "
        "dawn"
    ),
    "T": "noon midnight",
    "h": (
        "~ approx approximately about around circa c ca cca roughly probably possibly maybe "
        "perhaps estimated est think thought believed unsure uncertain unclear likely nearly "
        "almost "
        "sometime_in some_time somewhere thereabouts ish -ish appears apparently suspected guess "
        "shortly soon just unknown unconfirmed recalled or_so assumed tax as_of"
    ),
    "#": (
        "£ $ € section sec s flat room rm page pages p pp para paragraph chapter ward unit no "
        "number nr version v case part table figure fig appendix item sibling step stage level "
        "tier court floor house plot apt apartment platform bus route phase class"
    ),
    "K": (
        "road rd street st lane ln avenue ave close drive way court crescent terrace gardens grove "
        "place hospital school surgery centre clinic farm cottage walk hill mews"
    ),
    "G": "aged age ages",
    "J": "old olds yo y/o",
    "U": "birthday birthdays",
    "X": "birth born newborn at_birth",
    "j": "check review checks examination developmental assessment",
    "Q": "few several many some numerous within",
    "Z": "week_ending w/e weekending",
    "v": "week_of week_commencing week_beginning week_starting w/c w/b wc weekcommencing",
    "1": "day days date",
    ":": "working business clinical",
    "=": "year_ending year_ended year_to twelve_months_to",
    "3": "month months mth mths",
    "9": "year years yr yrs",
    "8": "weekend weekends",
    "4": "term terms",
    "5": "half_term holidays holiday break vacation ramadan eid diwali hanukkah",
    "6": "academic school",
    "$": "financial fiscal fy f/y",
    "%": "quarter qtr",
    "2": "half",
    "g": "gestation pregnant gestational pregnancy",
    "?": "?",
    "-": "-",
    "/": "/",
    ",": ", ; ...",
}

_ORDINALS: dict[str, object] = {
    word: number
    for number, word in enumerate(
        re.findall(
            r"\w+",
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
            "twenty_first twenty_second twenty_third twenty_fourth twenty_fifth twenty_sixth "
            "twenty_seventh twenty_eighth twenty_ninth thirtieth thirty_first",
        ),
        start=1,
    )
}

_VALUED: dict[str, Mapping[str, object]] = {
    "w": {
        name: number
        for number, names in enumerate(
            (
                "monday mon mondays munday",
                "tuesday tue tues tuesdays teusday",
                "wednesday wed weds wednesdays wednesay wensday wednsday",
                "thursday thu thur thurs thursdays thrusday",
                "friday fri fridays firday",
                "saturday sat saturdays satuday",
                "sunday sun sundays",
            )
        )
        for name in names.split()
    },
    "m": {
        name: number
        for number, names in enumerate(
            (
                "january jan janurary januray janaury januari",
                "february feb febuary feburary febraury februrary",
                "march mar mrach",
                "april apr aprl aprill",
                "may",
                "june jun",
                "july jul juy",
                "august aug agust augst",
                "september sep sept septmber setpember septemeber",
                "october oct ocotber octber",
                "november nov novemeber novmber nov'",
                "december dec decemeber decmber",
            ),
            start=1,
        )
        for name in names.split()
    },
    "S": {name: name for name in intervals.SEASONS},
    "P": {
        "early": intervals.EARLY, "mid": intervals.MID, "middle": intervals.MID,
        "late": intervals.LATE, "later_part": intervals.LATE, "latter_part": intervals.LATE,
        "early_part": intervals.EARLY, "beginning": intervals.BEGINNING,
        "start": intervals.BEGINNING, "end": intervals.END, "first_half": intervals.FIRST_HALF,
        "second_half": intervals.SECOND_HALF, "latter_half": intervals.SECOND_HALF,
        "latter": intervals.LATE, "turn": intervals.BEGINNING, "beggining": intervals.BEGINNING,
    },
    "W": {
        "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "four": 4, "five": 5,
        "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
        "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "further": 1, "another": 1,
    },
    "f": _ORDINALS,
    "L": {"last": -1},
    "R": {
        "next": 1, "following": 1, "subsequent": 1, "previous": -1, "same": 0, "that": 0,
        "this": 0, "prior": -1,
    },
    "l": {"later": 1, "afterwards": 1, "earlier": -1, "previously": -1, "ago": -1, "after_that": 1},
    "7": {"week": 7, "weeks": 7, "wk": 7, "wks": 7, "fortnight": 14, "fortnights": 14},
    "C": {"nineties": 1990, "eighties": 1980, "noughties": 2000},
    "H": {name.replace(" ", "_"): name for name in feasts.FEASTS}
    | {"xmas": "christmas", "christmastime": "christmas", "christmas_period": "christmas",
       "new_years": "new year", "easter_weekend": "easter", "easter_bank_holiday": "easter",
       "christmas_holiday_period": "christmas"},
    "D_": {name.replace(" ", "_"): name for name in feasts.NAMED_DAYS}
    | {"new_year's": "new year's eve", "hallowe'en": "halloween"},
}  # fmt: skip

NAMED_DAY = "N"
LONGEST_DAY = 31
FIRST_SHORT_AS_DAY = 10


def _all_words() -> dict[str, Known]:
    found: dict[str, Known] = {
        word: (kind, word) if kind else DROPPED
        for kind, words in _WORDS.items()
        for word in words.split()
    }
    for kind, meanings in _VALUED.items():
        for word, value in meanings.items():
            found[word] = (NAMED_DAY if kind == "D_" else kind, value)
    return found


def _all_numbers() -> dict[str, Known]:
    """Return numbers by how they are written: d 1-9, e 01-31, n other two digits, Y years."""
    found: dict[str, Known] = {str(number): ("d", number) for number in range(1, 10)}
    for number in range(100):
        is_day = 1 <= number <= LONGEST_DAY
        found[f"{number:02}"] = ("e" if is_day else "n", number)
    for number in range(1900, 2100):
        found[str(number)] = ("Y", number)
    for number in range(1, LONGEST_DAY + 1):
        for ending in ("st", "nd", "rd", "th"):
            found[f"{number}{ending}"] = found[f"{number:02}{ending}"] = ("o", number)
    for number in range(1, 5):
        found[f"q{number}"] = ("q", number)
    return found


WORDS: dict[str, Known] = _all_words() | _all_numbers()

WORDS["24/7"] = (UNKNOWN, "24/7")

# Words that mean something of their own only together, longest first.
PHRASES = sorted(
    {word.replace("_", " ") for word in WORDS if "_" in word and word != "week_of"}
    | {"1st half", "2nd half"},
    key=len,
    reverse=True,
)
# What stands for the date of the row above, on its own.
DITTO = frozenset(
    {'"', "”", "“", "''", '" "', '-"-', "ditto", "do", "do.", "as above", "see above", "〃"}
)
# Words that say less than they seem to.
EMPTY_PHRASES = ("as early as", "as late as", "as recently as", "as long as", "as far back as")
