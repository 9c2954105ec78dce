"""What must be done, where does each case stand, what does one tell, and who did what?"""

from heed.desk.queries.case import Case, Move, case, deadlines_of, found_case
from heed.desk.queries.case_list import Sought, cases
from heed.desk.queries.looking import (
    Reason,
    by_oneself,
    on_file,
    people_who_looked,
    reasons,
    references,
)
from heed.desk.queries.signs import entries_of, noticed, signs_of, to_judge
from heed.desk.queries.standings import Standing, standing, standings
from heed.desk.queries.today import Kind, Line, due, lines, morning_viewers
from heed.desk.queries.trail import trail_of

__all__ = [
    "Case",
    "Kind",
    "Line",
    "Move",
    "Reason",
    "Sought",
    "Standing",
    "by_oneself",
    "case",
    "cases",
    "deadlines_of",
    "due",
    "entries_of",
    "found_case",
    "lines",
    "morning_viewers",
    "noticed",
    "on_file",
    "people_who_looked",
    "reasons",
    "references",
    "signs_of",
    "standing",
    "standings",
    "to_judge",
    "trail_of",
]
