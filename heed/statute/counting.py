"""How are days, months and hours counted, and which version of a rule applies to a case?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from heed.statute.dated import Rule, Version
from heed.statute.instruments import (
    CHECKED,
    CSWA_2017,
    LSCB_REGULATIONS,
    convention,
    reporting_guide,
    wellbeing_act_2026,
)
from heed.statute.sources import Force, Grade, Source

_LONDON: Final = ZoneInfo("Europe/London")


def _convention(rule_id: str, question: str, value: str, *, starts: date, note: str) -> Rule[str]:
    """Return one of the conventions Heed chose, with what it leans on."""
    return Rule(
        id=rule_id,
        question=question,
        versions=(
            Version(
                value=value,
                starts=starts,
                source=convention(note),
                checked=CHECKED,
                grade=Grade.ASSUMED,
            ),
        ),
    )


C1: Final = _convention(
    "C1",
    "What is a working day?",
    "Any day except Saturday, Sunday, Christmas Day, Good Friday and bank holidays in England and "
    "Wales.",
    starts=LSCB_REGULATIONS,
    note="the words of SI 2013/2299, regulation 4(5), used for every clock",
)
C2: Final = _convention(
    "C2",
    "On which day does a clock of working days start and end?",
    "The day of the event is day 0 and the next working day is day 1; the clock ends at the end "
    "of day n.",
    starts=LSCB_REGULATIONS,
    note="ordinary English reading; Devon's flowchart counts the same way",
)
C3: Final = Rule(
    id="C3",
    question="Which event starts the clock to notify the Panel?",
    versions=(
        Version(
            value="The day the local authority becomes aware, not the day of the incident.",
            starts=CSWA_2017,
            source=reporting_guide("five working days of becoming aware"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)
C4: Final = _convention(
    "C4",
    "What must the local authority be aware of?",
    "Both that the child died or was seriously harmed and that abuse or neglect is known or "
    "suspected; if the second comes later, that day is day 0. The earlier decision is kept with "
    "its reasons.",
    starts=CSWA_2017,
    note="both limbs of section 16C(1)",
)
C5: Final = _convention(
    "C5",
    "Does awareness out of office hours count on the day itself?",
    "Yes, on the calendar day it reached the authority's out-of-hours team. A partnership may "
    "agree that it rolls to the next working day.",
    starts=CSWA_2017,
    note="the earlier reading is the safer one",
)
C6: Final = Rule(
    id="C6",
    question="Is the first day part of a period?",
    versions=(
        Version(
            value='A period "beginning with" a day includes it; a period "of", "after" or "from" '
            "a day leaves it out.",
            starts=LSCB_REGULATIONS,
            source=wellbeing_act_2026("s.78(2), as an example of the usual reading of Acts"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)
C7: Final = _convention(
    "C7",
    "What if a clock of months ends on a day that is not a working day?",
    "The date stays. The last working day before it is when to warn.",
    starts=LSCB_REGULATIONS,
    note="no rule extends the period",
)
C8: Final = Rule(
    id="C8",
    question="How are months counted?",
    versions=(
        Version(
            value="As calendar months, to the day with the same number; where the month has no "
            "such day, to its last day.",
            starts=LSCB_REGULATIONS,
            source=Source(
                Force.ACT,
                "Interpretation Act 1978",
                "Schedule 1; Dodds v Walker (House of Lords, 1981)",
                "https://www.legislation.gov.uk/ukpga/1978/30",
            ),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)
C9: Final = _convention(
    "C9",
    "Which version of a rule applies to a case?",
    "For a duty and its clock, the version of the day that starts the clock; for what a document "
    "should contain, of the day it is produced; for the criteria of a decision, of the day of the "
    "decision.",
    starts=LSCB_REGULATIONS,
    note="a later change does not rewrite an earlier duty",
)
C10: Final = _convention(
    "C10",
    "How are days before publication counted?",
    '"No later than 7 days prior to publication" is the day of publication less seven calendar '
    "days; working days before it are counted back with the day of publication as day 0.",
    starts=CSWA_2017,
    note="on the text of SI 2018/789, regulations 9 and 16",
)
C11: Final = _convention(
    "C11",
    "Do clocks of hours stop at weekends?",
    "No. They run through nights, weekends and bank holidays.",
    starts=LSCB_REGULATIONS,
    note="hours are clock hours",
)
C12: Final = _convention(
    "C12",
    "What if a bank holiday is proclaimed while a clock runs?",
    "Open clocks are counted again, and both dates are kept.",
    starts=LSCB_REGULATIONS,
    note="as on 19 September 2022",
)
C13: Final = _convention(
    "C13",
    "In which time zone is a day a day?",
    "Europe/London. Moments are kept in UTC together with the local day.",
    starts=LSCB_REGULATIONS,
    note="the duties are those of English authorities",
)

RULES: Final[tuple[Rule[Any], ...]] = (
    *(C1, C2, C3, C4, C5, C6, C7),
    *(C8, C9, C10, C11, C12, C13),
)


def london_day(moment: datetime) -> date:
    """Return the day it was in England at a moment (C13).

    :raises ValueError: if the moment has no time zone
    """
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone before it can be given a day.")
    return moment.astimezone(_LONDON).date()
