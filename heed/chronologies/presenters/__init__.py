"""How are a chronology, the agencies asked and their returns said in words?"""

from heed.chronologies.presenters.agencies import agencies_table, badge
from heed.chronologies.presenters.plans import (
    asked_facts,
    child_choices,
    plan_facts,
    planned,
    sections,
    usual_plan,
)

__all__ = [
    "agencies_table",
    "asked_facts",
    "badge",
    "child_choices",
    "plan_facts",
    "planned",
    "sections",
    "usual_plan",
]
