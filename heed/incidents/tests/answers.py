"""A report as somebody types it, page by page, for tests."""

from __future__ import annotations

from collections.abc import Mapping

from heed.incidents.forms.journey import Answers


def child(number: int, name: str) -> Answers:
    """Return the three pages about one child."""
    pages = {
        "": {
            "name": name,
            "born_on-day": "27",
            "born_on-month": "3",
            "born_on-year": "2019",
            "live_born": "yes",
            "died_on-day": "15",
            "died_on-month": "11",
            "died_on-year": "2026",
        },
        "-about": {
            "sex": "FEMALE",
            "ethnicity": "White: Irish",
            "disabled": "yes",
            "disability": "autism",
        },
        "-care": {
            "lives": "elsewhere",
            "lives_in": "Kent",
            "looked_after": "here",
            "looked_after_by": "",
            "care_leaver": "no",
            "plan": "CHILD_PROTECTION",
        },
    }
    return {f"child-{number}{part}": _listed(typed) for part, typed in pages.items()}


def _listed(typed: dict[str, str]) -> dict[str, list[str]]:
    return {name: [value] for name, value in typed.items()}


COMPLETE: Answers = {
    "outcome": _listed({"outcome": "died"}),
    "place": _listed({"where": "here", "happened_in": "", "place_words": "At home"}),
    "when": _listed(
        {
            "happened_on-day": "14",
            "happened_on-month": "11",
            "happened_on-year": "2026",
            "happened_at_words": "about 6pm",
        }
    ),
    "account": _listed({"what_happened": "She was found in the bath.\nAn ambulance came."}),
    "concern": _listed(
        {
            "concern": "suspected",
            "judged_by_name": "Tess, team manager",
            "concern_reasons": "The account changed.",
        }
    ),
    "aware": _listed({"aware_on-day": "16", "aware_on-month": "11", "aware_on-year": "2026"}),
    **child(1, "Ada Archer"),
    "household": _listed({"household": "Mother", "other_children": ""}),
    "agencies": _listed({"known_to": "7"}),
    "processes": _listed({"processes": "police", "more": "DS Okoro leads"}),
}


def complete(name: str, typed: Mapping[str, str]) -> Answers:
    """Return a complete report with some of one page's answers typed differently."""
    changed = {**COMPLETE[name], **_listed(dict(typed))}
    return {**COMPLETE, name: {key: said for key, said in changed.items() if said != [""]}}
