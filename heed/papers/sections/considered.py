"""Corporate Parenting Board paper: cases considered without a review (2020: 26)."""

from __future__ import annotations

from heed.documents.tree import Block, Figure, Paragraph, Run, Section
from heed.papers.facts import BoardFacts, Counted, PanelView
from heed.papers.numbers import Numbers
from heed.papers.sections.commissioned import since
from heed.papers.sections.wording import article


def section(facts: BoardFacts, *, numbers: Numbers) -> Section:
    """Say how many cases were decided without a review; more only where nobody is recognised."""
    counted, title = facts.without_review, "Cases referred and decided without a review"
    if not numbers.protects_detail(counted):
        return Section(title, detail(facts))
    return Section(
        title,
        (
            Paragraph(_number(facts, numbers), numbered=True),
            Paragraph(
                "What was found, and what the national Panel said, is in the part of this report "
                "that is not for publication, because a child could be recognised from it.",
                numbered=True,
            ),
        ),
    )


def _number(facts: BoardFacts, numbers: Numbers) -> tuple[Run, ...]:
    counted = facts.without_review
    if numbers.protects_difference(counted):
        return (
            f"{since(facts)}, the number of cases decided without {article(facts.label)} is not "
            "given here, because it could be compared with an earlier report.",
        )
    return (
        f"{since(facts)}, ",
        numbers.run(counted),
        f" cases were referred to the {facts.area.review_group}, had a rapid review, and led to a "
        f"decision not to carry out {article(facts.label)}.",
    )


def detail(facts: BoardFacts) -> tuple[Block, ...]:
    """Say everything the Board may know about the cases decided without a review."""
    counted = facts.without_review
    further = "further " if facts.commissioned else ""
    if not counted.number:
        nothing = f"{since(facts)}, no {further}case was decided without {article(facts.label)}."
        return (Paragraph(nothing, numbered=True),)
    one = counted.number == 1
    opening: tuple[Run, ...] = (
        counted.opening(),
        f" {further}case was " if one else f" {further}cases were ",
        f"referred to the {facts.area.review_group}, which considered ",
        "whether it needed " if one else "whether each needed ",
        f"{article(facts.label)}. {'It' if one else 'Each'} had a rapid review.",
    )
    return (
        Paragraph(opening, numbered=True),
        Paragraph((*_decisions(facts), " ", *_panel(facts)), numbered=True),
    )


def _decisions(facts: BoardFacts) -> tuple[Run, ...]:
    not_met, other = facts.criteria_not_met, facts.other_learning
    runs: list[Run] = []
    if not_met.number:
        runs += [
            "It was decided ",
            *_in_so_many(not_met, facts),
            f" that the criteria for {article(facts.label)} were not met.",
        ]
    if other.number:
        start = " " if runs else ""
        runs += [
            f"{start}It was decided ",
            *_in_so_many(other, facts),
            " that the learning would be taken forward by other work.",
        ]
    return tuple(runs)


def _panel(facts: BoardFacts) -> tuple[Run, ...]:
    runs: list[Run] = []
    for view, words in _PANEL_SENTENCES.items():
        counted = facts.panel(view)
        if counted.number:
            before, after = words
            start = " " if runs else ""
            runs += [f"{start}{before}", *_in_so_many(counted, facts), after]
    return tuple(runs)


_PANEL_SENTENCES = {
    PanelView.AGREES: ("The national Panel supported the decision ", "."),
    PanelView.OTHERWISE: ("The national Panel took another view ", "."),
    PanelView.AWAITED: ("The national Panel's reply is awaited ", "."),
}


def _in_so_many(counted: Counted, facts: BoardFacts) -> tuple[Run, ...]:
    """Return “in both cases”, “in all four cases”, “in this case”, “in one case”, “in 12 cases”."""
    total, number = facts.without_review.number, counted.number
    if total == 1:
        return ("in ", counted.figure("this case"))
    if number == total:
        return ("in ", _all_of(counted), " cases")
    return ("in ", counted.figure(), " case" if number == 1 else " cases")


def _all_of(counted: Counted) -> Figure:
    if counted.number == 2:
        return counted.figure("both")
    return counted.figure(f"all {counted.figure().text}")
