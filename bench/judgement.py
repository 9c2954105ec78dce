"""A judgement as its page's form sends it."""

JUDGEMENT = {
    "concern": "suspected",
    "outcome": "seriously_harmed",
    "aware_on_day": "2",
    "aware_on_month": "1",
    "aware_on_year": "2026",
    "reasons": "Invented for measuring.",
    "judged_by_name": "Filler",
}
