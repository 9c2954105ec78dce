"""Corporate Parenting Board paper: the reviews commissioned (2020: 24 and 25)."""

from __future__ import annotations

from heed.documents.tree import Block, BulletList, Paragraph, Run, Section
from heed.papers.facts import BoardFacts, CommissionedReview
from heed.papers.numbers import Numbers
from heed.papers.sections.wording import article, heading, listed, month, plural


def section(facts: BoardFacts, *, numbers: Numbers) -> Section:
    """Say how many reviews were commissioned; more only where no child could be recognised."""
    counted = facts.reviews_commissioned
    title = f"{heading(plural(facts.label))} commissioned"
    if not numbers.protects_detail(counted):
        return Section(title, detail(facts))
    return Section(
        title,
        (
            Paragraph(_number(facts, numbers), numbered=True),
            Paragraph(
                "Further detail is in the part of this report that is not for publication, "
                "because a child could be recognised from it.",
                numbered=True,
            ),
        ),
    )


def _number(facts: BoardFacts, numbers: Numbers) -> tuple[Run, ...]:
    counted = facts.reviews_commissioned
    if numbers.protects_difference(counted):
        return (
            f"{since(facts)}, the number of {plural(facts.label)} commissioned is not given here, "
            "because it could be compared with an earlier report.",
        )
    return (f"{since(facts)}, ", numbers.run(counted), f" {plural(facts.label)} were commissioned.")


def detail(facts: BoardFacts) -> tuple[Block, ...]:
    """Say everything the Board may know about the reviews commissioned."""
    if not facts.commissioned:
        nothing = f"{since(facts)}, no {facts.label} has been commissioned."
        return (Paragraph(nothing, numbered=True),)
    if len(facts.commissioned) == 1:
        return _one(facts, facts.commissioned[0])
    return _several(facts)


def since(facts: BoardFacts) -> str:
    """Return the period as the opening of a sentence."""
    if facts.since_implementation:
        return f"Since the new arrangements began in {month(facts.period.starts_on)}"
    return f"From {facts.period}"


def _one(facts: BoardFacts, review: CommissionedReview) -> tuple[Block, ...]:
    runs: list[Run] = [
        f"{since(facts)}, ",
        facts.reviews_commissioned.figure(),
        f" {review.label} has been commissioned. ",
        f"It {_stage(review)}.",
    ]
    if review.looked_after:
        child = facts.of_looked_after_children.figure("young person")
        runs += [" The review is of a ", child, " who was looked after."]
    return (
        Paragraph(tuple(runs), numbered=True),
        Paragraph(f"{_terms_and_author(review)} {_completion(review)}".strip(), numbered=True),
    )


def _several(facts: BoardFacts) -> tuple[Block, ...]:
    runs: list[Run] = [
        f"{since(facts)}, ",
        facts.reviews_commissioned.figure(),
        f" {plural(facts.label)} have been commissioned.",
    ]
    looked_after = facts.of_looked_after_children
    if looked_after.number:
        concern = "concerns a looked-after child"
        if looked_after.number > 1:
            concern = "concern looked-after children"
        runs += [" ", looked_after.opening(), f" of them {concern}."]
    return (
        Paragraph(tuple(runs), numbered=True),
        Paragraph("Each review in turn:", numbered=True),
        BulletList(tuple(_in_a_list(facts, review) for review in facts.commissioned)),
    )


def _in_a_list(facts: BoardFacts, review: CommissionedReview) -> str:
    label = f"{article(review.label)} " if review.label != facts.label else ""
    return " ".join(
        [
            f"{label}commissioned in {month(review.commissioned_on)}: it {_stage(review)}.",
            _terms_and_author(review),
            _completion(review),
        ]
    ).strip()


def _stage(review: CommissionedReview) -> str:
    if review.completed_on:
        return f"was completed in {month(review.completed_on)}"
    stage = "is at an early stage" if review.is_early else "is under way"
    if not review.confidential:
        return stage
    return f"{stage} and therefore confidential for now"


def _terms_and_author(review: CommissionedReview) -> str:
    done = {
        "the terms of reference have been written": review.terms_written,
        "the author has been appointed": review.reviewer_appointed,
    }
    to_do = {
        "the terms of reference are still to be written": not review.terms_written,
        "the author is still to be appointed": not review.reviewer_appointed,
    }
    said = [words for words, true in (done | to_do).items() if true]
    return f"{heading(listed(said))}."


def _completion(review: CommissionedReview) -> str:
    if review.completed_on:
        return ""
    if review.completion_planned_for is None:
        return "No date has been set for completion yet."
    return f"The review is due to be completed in {month(review.completion_planned_for)}."
