"""How are a chronology, the agencies asked and their returns said in words?"""

from heed.chronologies.presenters.agencies import agencies_table, badge
from heed.chronologies.presenters.combined import chosen, copies, kept, line, lines
from heed.chronologies.presenters.names import (
    child_to_name,
    children_without_labels,
    glossary_table,
    in_context,
    named,
    names_that_are_none,
    switch,
)
from heed.chronologies.presenters.pictures import (
    PICTURES,
    USUAL,
    Drawing,
    Material,
    drawn,
    pictures_nav,
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
from heed.chronologies.presenters.rows import (
    about,
    cells_table,
    marks,
    note_in_words,
    questions_of,
    row_facts,
)

__all__ = [
    "PICTURES",
    "USUAL",
    "Drawing",
    "Material",
    "about",
    "agencies_table",
    "asked_facts",
    "badge",
    "blanks",
    "cells_table",
    "changes_table",
    "child_choices",
    "child_to_name",
    "children_without_labels",
    "chosen",
    "copies",
    "drawn",
    "glossary_table",
    "in_context",
    "kept",
    "line",
    "lines",
    "marks",
    "named",
    "names_that_are_none",
    "note_in_words",
    "pictures_nav",
    "plan_facts",
    "planned",
    "previews",
    "problems_table",
    "questions_of",
    "row_facts",
    "rows_table",
    "sections",
    "switch",
    "understood",
    "usual_plan",
    "versions_table",
]
