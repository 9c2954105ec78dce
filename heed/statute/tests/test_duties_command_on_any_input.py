"""`heed duties` answers whatever its input schema allows, or says in one sentence why not."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from heed.statute.tests.running_duties import INPUT, OUTPUT, TODAY, run

NAMES = st.sampled_from(["Worcestershire", "worcestershire ", "Devon"])
DAYS = st.dates(date(2010, 1, 1), TODAY).map(str)


@st.composite
def some_facts(draw: st.DrawFn) -> dict[str, Any]:
    """Facts as the input schema allows them, possible or not."""
    optional: dict[str, Any] = {
        "aware_on": st.none() | DAYS,
        "notified_panel_on": st.none() | DAYS,
        "review_decided_on": st.none() | DAYS,
        "publish_on": st.none() | DAYS,
    }
    aware = draw(st.dates(date(2012, 1, 1), date(2026, 6, 1)))
    return {
        "local_authority": draw(NAMES),
        "child": draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "born_on": st.none() | st.dates(date(1996, 1, 1), aware).map(str),
                    "live_born": st.booleans(),
                    "normally_resident_in": st.none() | NAMES,
                    "looked_after_by": st.none() | NAMES,
                    "care_leaver": st.booleans(),
                },
            )
        ),
        "incident": draw(
            st.fixed_dictionaries(
                {
                    "outcome": st.sampled_from(["died", "seriously_harmed", "other"]),
                    "abuse_or_neglect": st.sampled_from(["known", "suspected", "not_suspected"]),
                },
                optional={
                    "on": st.none() | st.just(str(aware - timedelta(days=1))),
                    "in": st.none() | NAMES,
                    "outside_england": st.booleans(),
                },
            )
        ),
        **draw(st.fixed_dictionaries({}, optional=optional | {"aware_on": st.just(str(aware))})),
        "arrangements": draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "implemented_on": st.none()
                    | st.dates(date(2018, 6, 29), date(2020, 9, 29)).map(str),
                    "after_hours_rolls": st.booleans(),
                    "rapid_review_day_one_is_notification_day": st.booleans(),
                },
            )
        ),
    }


@given(facts=some_facts())
def test_every_input_the_schema_allows_gets_an_answer_or_one_sentence(
    facts: dict[str, Any],
) -> None:
    INPUT.validate(facts)

    ran = run(facts)

    if ran.status == 2:
        assert ran.out == ""
        assert ran.err.count("\n") == 1
    else:
        found = json.loads(ran.out)
        OUTPUT.validate(found)
        rules = [duty["rule"] for duty in found["duties"]]
        assert ran.err == ""
        assert len(rules) == len(set(rules))
        assert not set(rules) & {one["rule"] for one in found["not_applying"]}
        assert {"N1", "N2", "N3", "N4", "RR", "L6", "L7a", "L7b", "L9"} <= set(rules) | {
            one["rule"] for one in found["not_applying"]
        }
        for duty in found["duties"]:
            assert (duty["due"] is None) == (duty["due_force"] is None) == (not duty["counted"])
