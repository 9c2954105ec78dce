"""Where in a written date are its pieces, and what stands between them?

Patterns over shapes, one letter for each word (`vocabulary`); the first that matches at a place is
taken, so the longer stand before the shorter. What was found for a shape is kept, because many
dates have few shapes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from heed.chronologies.dates import numbered, parts
from heed.chronologies.dates.parts import Build

KEPT_SHAPES = 20_000

# A two-digit year after a month is one only if nothing shows that it counts something else.
_SHORT = r"[en](?![-/,i]*m|[xK1379deonB])"
_YEAR = rf"(?:[,i/-]*(?:Y|y|{_SHORT}))?"
_FULL = r"(?:[,i/-]*[Yy])?"
_SPLIT = r"(?:[,i]*(?:F|Y|y|B))?"
_AND = r"[-tA,/O]+"
_MONTH = r"m(?!K)"

_PIECES: tuple[tuple[Build, str], ...] = (
    (parts.week_of_month, rf"[fodL]7i?{_MONTH}{_YEAR}"),
    (parts.weekday_of_month, rf"[ofL]wi?{_MONTH}{_YEAR}"),
    (parts.two_parts, rf"P-?[-t/OA]+P-?i?(?:C|{_MONTH}{_FULL}|S{_SPLIT}|9?Y)"),
    (parts.holidays, rf"(?:[mSH]i?-?)?5+{_SPLIT}"),
    (parts.term, rf"(?:Pi?)?6?S-?6?4i?(?:69)?{_SPLIT}"),
    (parts.season, rf"(?:P-?i?)?S-?{_SPLIT}"),
    (parts.part_of_month, rf"P-?,?i?{_MONTH}{_YEAR}"),
    (numbered.part_of_year_in_two, r"P-?i?[6$]*9?F"),
    (parts.part_of_year, r"P-?i?9?Y"),
    (parts.decade, r"(?:P-?i?)?C"),
    (parts.quarter, r"[ofL]%[,i]*\$?9?[FYB]|%[d][,i]*\$?9?[FYB]|q[,i/-]*\$?9?[FYB]|[FY],?q"),
    (parts.after_christmas, rf"EH{_SPLIT}AH{_SPLIT}"),
    (parts.christmas_to_new_year, rf"H[-/A]H{_SPLIT}"),
    (parts.feast, rf"H{_SPLIT}"),
    (parts.named_day, rf"(?:w,?)?N{_FULL}"),
    (parts.year_first, r"Y[,/-]?m(?:[-/,]?[deo])?(?![,i]*[Yy])"),
    (numbered.numeric_range, rf"(?:w,?)?[deo](?:{_AND}[deo])*[-tAO]+(?:w,?)?D"),
    (numbered.numeric, r"(?:w,?)?D(?:,?w(?!,?D))?"),
    (parts.days, rf"fm(?!K){_YEAR}"),
    (
        parts.days,
        rf"(?<![#G97])(?:w,?)?[deoBn](?:{_AND}(?:w,?)?[deoB])*[-/,]?(?:w,?)?{_MONTH}{_YEAR}"
        r"(?:,?w(?!,?[deoDB]))?",
    ),
    (parts.month_first, rf"(?:w,?)?{_MONTH}[-/,]?[deo](?:{_AND}[deo])*[,i]*[Yy]"),
    (
        parts.month_first,
        rf"(?<!i)(?:w,?)?{_MONTH}[-/,]?[deo](?![1379]|[de]*K)(?:{_AND}[deo])*(?!,?m)",
    ),
    (numbered.numbers_apart, r"^[de][de][enY]$"),
    (numbered.month_and_year, r"M"),
    (numbered.day_and_month, r"(?:w,?)?(?<!G)B(?!-?[Jj1379])"),
    (numbered.two_full_years, r"[6$]9?Y[-/]Y|Y/Y"),
    (numbered.year_in_two, r"[6$]*9?F(?:[6$]9?)?|[6$]9?B"),
    (numbered.year_that_begins, r"[6$]9?Y"),
    (parts.month, r"\^?m(?!K)(?:[,i/-]*[Yy]|-?n)"),
    (parts.month, r"\^?(?:(?<=[irczbE<>tAOP/,-])m|m(?!x))(?!K)"),
    (parts.year, r"(?<![a#])Y|y"),
)
_ANY = re.compile("|".join(f"({pattern})" for _, pattern in _PIECES))
_BUILDS = [build for build, _ in _PIECES]
_TIMES = re.compile(r"[,rEtbzha-]*T(?:[-tA,rEba]*T)*|P?-?V")

# What leaves no doubt when it stands beside the pieces of a date; all else makes it unsure.
_HARMLESS = re.compile(r"(?:[irczbE<>()tAavZ,;=/x68^+#KfLW1379-]|[a^][denokY])*")

_LONE = ("m", "Y", "y", "S")
_CUT_OFF = ("A", ";")  # “2010 on”, “2010+”
_CHANGING = frozenset("rczbE<>()tvZ8+RL=1379-")


class Piece(NamedTuple):
    """A reading, the kinds it reads, and where their values stand among those of the text."""

    build: Build
    kinds: str
    places: tuple[int, ...]


class Plan(NamedTuple):
    """The pieces of a shape, and what stands before, between and after them (one more).

    `counted` says that the only piece is a name counted from another day: “last August”;
    `harmless` that nothing beside the pieces leaves a doubt; `bare` that nothing beside the only
    piece changes its days.
    """

    pieces: tuple[Piece, ...]
    between: tuple[str, ...]
    counted: bool
    harmless: bool
    bare: bool


_kept: dict[str, Plan] = {}


def plan(shape: str) -> Plan:
    """Return where the pieces of a shape are."""
    found = _kept.get(shape)
    if found is None:
        if len(_kept) > KEPT_SHAPES:
            _kept.clear()
        found = _kept[shape] = _plan(shape)
    return found


def _plan(shape: str) -> Plan:
    times = _of_times(shape)
    places = [place for place, kind in enumerate(shape) if place not in times and kind not in "h?"]
    doubted = any(kind in "h?" and place not in times for place, kind in enumerate(shape))
    bare = "".join(shape[place] for place in places)
    pieces, between, upto = [], [], 0
    for found in _ANY.finditer(bare):
        build = _BUILDS[found.lastindex - 1] if found.lastindex else parts.year
        pieces.append(Piece(build, found[0], tuple(places[found.start() : found.end()])))
        between.append(bare[upto : found.start()])
        upto = found.end()
    counted = len(pieces) == 1 and pieces[0].kinds in "mSH" and between[0].endswith(("R", "L"))
    between.append(bare[upto:])
    harmless = not (doubted or _may_be_no_date(pieces, between)) and all(
        _HARMLESS.fullmatch(glue) for glue in between
    )
    unchanged = (
        len(pieces) == 1
        and _CHANGING.isdisjoint("".join(between))
        and not between[-1].endswith(_CUT_OFF)
    )
    return Plan(tuple(pieces), tuple(between), counted, harmless, unchanged)


def _may_be_no_date(pieces: list[Piece], between: list[str]) -> bool:
    """Return whether a lone year or month leans on a strange word: “2000 people”, “with April”."""
    return any(
        piece.kinds in _LONE and (before.endswith("x") or (before == "" and after[:1] == "x"))
        for piece, before, after in zip(pieces, between, between[1:], strict=False)
    )


def _of_times(shape: str) -> set[int]:
    return {place for found in _TIMES.finditer(shape) for place in range(*found.span())}
