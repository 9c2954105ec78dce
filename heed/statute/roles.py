"""Who are the safeguarding partners, what may each do, and who answers for what?"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import Any, Final

from heed.statute.dated import Rule, Unverified, Version
from heed.statute.instruments import (
    CHECKED,
    CSWA_2017,
    INTEGRATED_CARE_BOARDS,
    WT2018,
    WT2023,
    WT2026,
    children_act_2004,
    regulations_2018,
    working_together,
)
from heed.statute.sources import Grade
from heed.statute.value import Value

_LEEDS = "https://www.leedsscp.org.uk"


class Body(Enum):
    """A body that is, or has been, a safeguarding partner."""

    LOCAL_AUTHORITY = "local authority"
    CLINICAL_COMMISSIONING_GROUP = "clinical commissioning group"
    INTEGRATED_CARE_BOARD = "integrated care board"
    CHIEF_OFFICER_OF_POLICE = "chief officer of police"


class Post(Enum):
    """A post that guidance gives a part in the partnership."""

    LOCAL_AUTHORITY_CHIEF_EXECUTIVE = "chief executive of the local authority"
    CARE_BOARD_CHIEF_EXECUTIVE = "chief executive of the integrated care board"
    CHIEF_OFFICER_OF_POLICE = "chief officer of police"


class AgencyGroup(Value):
    """One part of the Schedule of relevant agencies, with its number of categories."""

    name: str
    categories: int


class LeadPartners(Value):
    """Who the lead safeguarding partners are, and what they do jointly."""

    posts: tuple[Post, ...]
    functions: tuple[str, ...]


class InformationPower(Value):
    """A power to require information, and what follows from a request."""

    who_may_ask: str
    who_must_answer: str
    for_what: str
    remedy: str


G1: Final = Rule(
    id="G1",
    question="Who are the safeguarding partners for a local authority area?",
    versions=(
        Version(
            value=(
                Body.LOCAL_AUTHORITY,
                Body.CLINICAL_COMMISSIONING_GROUP,
                Body.CHIEF_OFFICER_OF_POLICE,
            ),
            starts=CSWA_2017,
            ends=INTEGRATED_CARE_BOARDS - timedelta(days=1),
            source=children_act_2004("s.16E(3)"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
        Version(
            value=(
                Body.LOCAL_AUTHORITY,
                Body.INTEGRATED_CARE_BOARD,
                Body.CHIEF_OFFICER_OF_POLICE,
            ),
            starts=INTEGRATED_CARE_BOARDS,
            source=children_act_2004("s.16E(3)"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

G2: Final = Rule(
    id="G2",
    question="With whom must the safeguarding partners arrange to work?",
    versions=(
        Version(
            value="The partners must make arrangements to work together, and with the relevant "
            "agencies they consider appropriate, to safeguard children in the area; this includes "
            "identifying and responding to their needs.",
            starts=CSWA_2017,
            source=children_act_2004("s.16E(1) and (2)"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
        Unverified(
            wanted="The day section 2 of the Children's Wellbeing and Schools Act 2026 is brought "
            "into force and the regulations that designate childcare and education agencies, "
            "which the arrangements must then cover.",
            starts=None,
            source=children_act_2004("s.16E(1)(aa) and (2A)"),
            checked=CHECKED,
        ),
    ),
)

G3: Final = Rule(
    id="G3",
    question="What must the partners do with their arrangements?",
    versions=(
        Version(
            value="They must publish them; the arrangements must include scrutiny by an "
            "independent person; partners and relevant agencies must act in accordance with them. "
            "For areas moving from a board, T1 and T2 say by when.",
            starts=CSWA_2017,
            source=children_act_2004("s.16G(2) to (4)"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

G4: Final = Rule(
    id="G4",
    question="May areas join together?",
    versions=(
        Version(
            value="Areas may combine, and one partner may carry out functions for another of the "
            "same kind in the combined area.",
            starts=CSWA_2017,
            source=children_act_2004("s.16J"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

G5: Final = Rule(
    id="G5",
    question="Which agencies can be relevant agencies?",
    versions=(
        Version(
            value=(
                AgencyGroup("education and childcare", 14),
                AgencyGroup("health and social care", 9),
                AgencyGroup("district councils", 1),
                AgencyGroup("criminal justice", 7),
                AgencyGroup("police and immigration", 4),
                AgencyGroup("charities", 1),
                AgencyGroup("religious organisations", 1),
                AgencyGroup("sport and leisure", 1),
            ),
            starts=CSWA_2017,
            ends=date(2023, 11, 5),
            source=regulations_2018("Schedule"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
        Unverified(
            wanted="The Schedule as it reads since it was changed on 6 November 2023.",
            starts=date(2023, 11, 6),
            source=regulations_2018("Schedule"),
            checked=CHECKED,
        ),
    ),
)

G6: Final = Rule(
    id="G6",
    question="Who are the lead safeguarding partners, and what do they do jointly?",
    versions=(
        Version(
            value=LeadPartners(
                posts=(
                    Post.LOCAL_AUTHORITY_CHIEF_EXECUTIVE,
                    Post.CARE_BOARD_CHIEF_EXECUTIVE,
                    Post.CHIEF_OFFICER_OF_POLICE,
                ),
                functions=(
                    "set direction and priorities",
                    "lead their own agency's contribution",
                    "sign off the published arrangements, scrutiny plan, shared budget, yearly "
                    "report and threshold document",
                    "oversee learning from scrutiny, serious incidents and local and national "
                    "reviews",
                    "see that recommendations are implemented with demonstrable impact, as the "
                    "yearly report sets out",
                    "see that there is business support and that data are available",
                    "see that agencies, including education, know their role",
                ),
            ),
            starts=WT2023,
            source=working_together("2023", "chapter 2", url=_LEEDS),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

G7: Final = Rule(
    id="G7",
    question="Who is a delegated safeguarding partner?",
    versions=(
        Version(
            value="Each lead partner appoints one delegate, named in the arrangements and senior "
            "enough to decide and to hold the sector to account. The lead partner stays "
            "accountable.",
            starts=WT2023,
            source=working_together("2023", "chapter 2", url=_LEEDS),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

G8: Final = Rule(
    id="G8",
    question="Who is the partnership chair?",
    versions=(
        Version(
            value="One of the delegated safeguarding partners chairs the multi-agency meetings. "
            "The role is separate from independent scrutiny.",
            starts=WT2023,
            source=working_together(
                "2023", "chapter 2", url="https://www.localgovernmentlawyer.co.uk"
            ),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

G9: Final = Rule(
    id="G9",
    question="What is an independent scrutineer for?",
    versions=(
        Version(
            value="To judge impact, challenge and support learning, by a method the area chooses. "
            "An independent chair, as boards had, is not required.",
            starts=WT2018,
            source=working_together("2018", "chapter 3"),
            checked=CHECKED,
            grade=Grade.KNOWN,
        ),
    ),
)

G10: Final = Rule(
    id="G10",
    question="What part does education play?",
    versions=(
        Version(
            value="Education is expected at operational and strategic level, and the partners "
            "include schools and other settings as relevant agencies.",
            starts=WT2023,
            source=working_together("2023", "chapter 2"),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

G11: Final = Rule(
    id="G11",
    question="What did Working Together 2026 add to the partners' arrangements?",
    versions=(
        Version(
            value=(
                "arrangements expressly cover looked-after children",
                "accountability and inspection are set out in more detail",
                "information is analysed for disproportionality and racism",
                "data are shared better",
                "the yearly report must evidence impact on children and families",
            ),
            starts=WT2026,
            source=working_together("2026", "summary of changes", url=_LEEDS),
            checked=CHECKED,
            grade=Grade.SECONDARY,
        ),
    ),
)

G12: Final = Rule(
    id="G12",
    question="From whom may a safeguarding partner require information?",
    versions=(
        Version(
            value=InformationPower(
                who_may_ask="any safeguarding partner",
                who_must_answer="any person or body; the recipient must comply",
                for_what="to enable functions under sections 16E and 16F; it may be asked for "
                "on behalf of a partner, relevant agency, reviewer or another named person, and "
                "used for that purpose only",
                remedy="injunction in the High Court or the county court, sought by the partner "
                "who asked",
            ),
            starts=CSWA_2017,
            source=children_act_2004("s.16H"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

G13: Final = Rule(
    id="G13",
    question="From whom may the Panel require information?",
    versions=(
        Version(
            value=InformationPower(
                who_may_ask="the Child Safeguarding Practice Review Panel",
                who_must_answer="any person or body; the recipient must comply",
                for_what="to enable the Panel's functions under section 16B",
                remedy="injunction in the High Court or the county court, sought by the Panel",
            ),
            starts=CSWA_2017,
            source=children_act_2004("s.16D"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

G14: Final = Rule(
    id="G14",
    question="Which local reviews must the partners arrange?",
    versions=(
        Version(
            value="The arrangements must let the partners identify serious cases that raise "
            "issues of importance to the area, and have them reviewed where the partners consider "
            "it appropriate.",
            starts=CSWA_2017,
            source=children_act_2004("s.16F(1)"),
            checked=CHECKED,
            grade=Grade.READ,
        ),
    ),
)

RULES: Final[tuple[Rule[Any], ...]] = (
    *(G1, G2, G3, G4, G5, G6, G7),
    *(G8, G9, G10, G11, G12, G13, G14),
)

_HEALTH: Final = frozenset({Body.CLINICAL_COMMISSIONING_GROUP, Body.INTEGRATED_CARE_BOARD})


def partners_on(day: date) -> tuple[Body, ...]:
    """Return the three kinds of safeguarding partner there were on a day (G1).

    :raises NotInForce: before 29 June 2018, when there was a board instead
    """
    return G1.value_on(day)


def health_partner_on(day: date) -> Body:
    """Return which kind of health body was the safeguarding partner on a day (G1).

    :raises NotInForce: before 29 June 2018, when there was a board instead
    """
    return next(body for body in partners_on(day) if body in _HEALTH)


def lead_partners_on(day: date) -> tuple[Post, ...]:
    """Return the posts whose holders were lead safeguarding partners on a day (G6).

    :raises NotInForce: before 15 December 2023, when guidance first named them
    """
    return G6.value_on(day).posts
