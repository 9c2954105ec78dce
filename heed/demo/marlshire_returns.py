"""What do the returns about Kayden say? All invented; days are counted back from the incident."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from heed.chronologies.models import GlossaryEntry

Cells = tuple[str, ...]
Kind = GlossaryEntry.Kind


@dataclass(frozen=True, slots=True)
class Sheet:
    """An agency's table: its headings, and on which day before the incident what stands there."""

    headings: Cells
    rows: tuple[tuple[int, Cells], ...]


POLICE: Final = Sheet(
    ("Date", "Time", "Source", "What happened", "What was done"),
    (
        (612, ("22:40", "Command log", "Kayden found in Vale with two men in a hire car; £340 on "
               "him. He said it was his uncle’s.", "Returned to the children’s home. Form sent.")),
        (430, ("", "Intelligence", "A caller named a flat in Mill Street where boys are kept.",
               "Shared with the exploitation team.")),
        (268, ("03:15", "Missing person record", "Reported missing from the children’s home.",
               "Graded medium risk.")),
        (265, ("11:00", "Missing person record", "Found at a bus station 60 miles away, with a cut "
               "hand. Would not say who hurt him.", "Returned to the home.")),
        (120, ("", "Meeting", "Map of the men around Kayden drawn up by the police.", "")),
        (14, ("19:20", "Command log", "Call from the home: two men in a car at the gate.",
              "No unit free. Call closed after 50 minutes.")),
        (0, ("21:05", "Command log", "Kayden stabbed in Mill Street.", "Two men arrested.")),
    ),
)  # fmt: skip
COUNCIL: Final = Sheet(
    ("Date", "Source of information", "Event", "Action taken", "Child seen / child’s voice"),
    (
        (640, ("Case record", "Placed in a children’s home outside Marlshire, the fourth move in a "
               "year.", "Social worker changed.", "“Nobody asked me where I wanted to go.”")),
        (611, ("Case record", "Kayden was found in Vale with two men in a car and £340 on him.",
               "Strategy discussion held.", "Seen; not spoken to alone.")),
        (268, ("Missing episodes", "Missing from the home for three nights.", "Police told.", "")),
        (260, ("Return interview", "Return interview offered by telephone and refused.", "Closed.",
               "Not seen")),
        (118, ("Case record", "Police map of associates received and filed.", "", "")),
        (30, ("Visit", "Statutory visit to the home.", "Seen with staff present.",
              "“It’s fine.” Would not look up.")),
    ),
)  # fmt: skip
# What the council found when it looked again: one day was wrong, and one visit was missing.
CORRECTED: Final = replace(
    COUNCIL,
    rows=(
        *COUNCIL.rows[:3],
        (262, COUNCIL.rows[3][1]),
        *COUNCIL.rows[4:],
        (9, ("Visit", "Unplanned visit after staff rang: two men seen at the gate.",
             "Manager told; no strategy discussion.",
             "Seen alone. “They know where my sister is.”")),
    ),
)  # fmt: skip
YOUTH_JUSTICE: Final = Sheet(
    ("Date", "Source of info", "Event", "Response", "Voice of the child"),
    (
        (500, ("Assessment", "Assessment finished: high risk of exploitation.",
               "Weekly sessions begin.", "Draws a map of who he is afraid of.")),
        (266, ("Diary", "Session missed; he was missing.", "", "")),
        (258, ("Contact log", "Return interview done by his youth justice worker at the home.",
               "Written up and sent to the social worker.",
               "Said he owed them money and could not stop.")),
        (119, ("Diary", "Map of the men around Kayden shown to the police.", "", "")),
        (45, ("Diary", "Worker drove 60 miles to bring him to his sister’s birthday.",
              "Aunt asked if he could live with her.", "“Best day.”")),
    ),
)  # fmt: skip
SCHOOL: Final = Sheet(
    ("Date", "Record", "Told"),
    (
        (700, ("Register", "Last day on roll; moved placement. No school place was found.")),
        (400, ("E-mail", "Asked the virtual school for a place; no answer kept.")),
        (90, ("Telephone", "His sister told a teacher that he rang at night and cried.")),
    ),
)
HOSPITAL: Final = Sheet(
    ("Date", "Time", "Source of information", "Event", "Who was seen"),
    (
        (265, ("14:30", "Emergency department", "Cut hand stitched. Came with a man who said he "
               "was his cousin; no details were taken.", "Kayden, with the man present")),
        (0, ("21:40", "Emergency department", "Life-threatening wounds; operated that night.",
             "Kayden")),
    ),
)  # fmt: skip
NOTES: Final = {
    "Kayden found in Vale": (
        "First time that adults and money are seen together. Everything needed to see exploitation "
        "was known to two agencies on this day.",
        True,
        False,
    ),
    "sister’s birthday": ("Somebody thought of what would be good for him.", False, True),
    "two men in a car at the gate": (
        "Fourteen days before. What would it have taken to treat this as a crime in progress?",
        True,
        False,
    ),
}
# By which label whom or what is read instead: kind, every name, role.
LABELS: Final = {
    "Child A": (Kind.PERSON, "Kayden Foster", "the child this review is about"),
    "Street 1": (Kind.PLACE, "Mill Street", "where boys are kept, a caller said"),
}
QUESTIONS: Final = {
    "Return interview done": "Your record and the council’s give different days and "
    "outcomes. Which interview is this?",
    "Map of the men around Kayden drawn up": "Who else was given this map, and when?",
}
ANSWER: Final = (
    "It is the same missing episode. The council offered one by telephone; ours was done in person "
    "and sent to the social worker by e-mail, which we have."
)
