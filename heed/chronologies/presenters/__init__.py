"""How are a chronology, the agencies asked and their returns said in words?"""

from heed.chronologies.presenters.agencies import agencies_table, badge
from heed.chronologies.presenters.combined import chosen, copies, kept, line, lines
from heed.chronologies.presenters.pictures import (
    PICTURES,
    USUAL,
    Material,
    pictures_nav,
    shown,
)
from heed.chronologies.presenters.plans import (
    asked_facts,
    blanks,
    child_choices,
    plan_facts,
    planned,
    sections,
    usual_plan,
)
from heed.chronologies.presenters.returns import (
    changes_table,
    previews,
    problems_table,
    rows_table,
    understood,
    versions_table,
)
from heed.chronologies.presenters.rows import cells_table, marks, note_in_words, row_facts

__all__ = [
    "PICTURES",
    "USUAL",
    "Material",
    "agencies_table",
    "asked_facts",
    "badge",
    "blanks",
    "cells_table",
    "changes_table",
    "child_choices",
    "chosen",
    "copies",
    "kept",
    "line",
    "lines",
    "marks",
    "note_in_words",
    "pictures_nav",
    "plan_facts",
    "planned",
    "previews",
    "problems_table",
    "row_facts",
    "rows_table",
    "sections",
    "shown",
    "understood",
    "usual_plan",
    "versions_table",
]
