"""Which sections of the Children's Wellbeing and Schools Act 2026 are in force on a day?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from heed.statute.dated import NotKnown, Rule, Unverified, Version
from heed.statute.instruments import ACTS_OF_2026, CHECKED, wellbeing_act_2026
from heed.statute.sources import Grade
from heed.statute.value import Value
from heed.statute.working_days import Months

# "At the end of the period of two months beginning with" Royal Assent: the day after its last day.
_LAST_DAY_OF_TWO_MONTHS: Final = Months(2).beginning_with(ACTS_OF_2026)


class InForce(Value):
    """The sections in force, and those of which only powers to make regulations are."""

    sections: tuple[str, ...]
    powers_only: tuple[str, ...]


_POWERS_ONLY: Final = ("2", "3", "4")

CWSA_78: Final = Rule(
    id="CWSA-78",
    question="Which sections named in this reference are in force without further regulations?",
    versions=(
        Version(
            value=InForce(sections=("78",), powers_only=_POWERS_ONLY),
            starts=ACTS_OF_2026,
            ends=_LAST_DAY_OF_TWO_MONTHS,
            source=wellbeing_act_2026("s.78"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
        Version(
            value=InForce(
                sections=("5", "22", "31", "36", "51", "55", "56", "58", "59", "60", "61", "78"),
                powers_only=_POWERS_ONLY,
            ),
            starts=_LAST_DAY_OF_TWO_MONTHS + timedelta(days=1),
            source=wellbeing_act_2026("s.78(2)"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

CWSA_2: Final[Rule[str]] = Rule(
    id="CWSA-2",
    question="Which childcare and education agencies must the arrangements cover?",
    versions=(
        Unverified(
            wanted="The day section 2 is brought into force (Children Act 2004, s.16E(1)(aa) and "
            "(2A)) and the regulations that designate the agencies.",
            starts=ACTS_OF_2026,
            source=wellbeing_act_2026("s.2"),
            checked=CHECKED,
        ),
    ),
)

CWSA_3: Final[Rule[str]] = Rule(
    id="CWSA-3",
    question="Must there be a multi-agency child protection team, and who is in it?",
    versions=(
        Unverified(
            wanted="The day section 3 is brought into force (Children Act 2004, s.16EA) and its "
            "regulations, which the government meant for late 2027. As passed: at least one team "
            "to support section 47 duties, with a person with experience of education, a social "
            "worker, a registered health professional and a constable or police employee.",
            starts=ACTS_OF_2026,
            source=wellbeing_act_2026("s.3"),
            checked=CHECKED,
        ),
    ),
)

CWSA_4: Final[Rule[str]] = Rule(
    id="CWSA-4",
    question="Who must disclose information relevant to a child's welfare, and to whom?",
    versions=(
        Unverified(
            wanted="The day section 4 is brought into force (Children Act 2004, ss.16LA to 16LC). "
            "As passed: a listed person discloses to another unless that would be more "
            "detrimental to the child than not; consistent identifiers.",
            starts=ACTS_OF_2026,
            source=wellbeing_act_2026("s.4"),
            checked=CHECKED,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (CWSA_2, CWSA_3, CWSA_4, CWSA_78)


def in_force_from(section: str) -> date:
    """Return the first day a section of the Act was in force.

    :raises NotKnown: if the day has to be appointed by regulations that were not found
    """
    for version in CWSA_78.versions:
        if isinstance(version, Version) and section in version.value.sections:
            return version.starts
    raise NotKnown(f"Section {section} comes into force on a day not yet known to be appointed.")
