"""Which instruments do the rules come from, and since when has each been in force?"""

from __future__ import annotations

from datetime import date, timedelta

from heed.statute.sources import Force, Source
from heed.statute.typed import Final

CHECKED: Final = date(2026, 11, 23)  # the day the reference was compiled

# First days. Where only a month or a year is known, the comment says so.
AGE_OF_MAJORITY_IS_18: Final = date(1970, 1, 1)
CA_1989_COMMENCED: Final = date(1991, 10, 14)
LSCB_REGULATIONS: Final = date(2006, 4, 1)  # no rule here counts days before this
CARE_PLANNING: Final = date(2011, 4, 1)
MISSING_GUIDANCE_2014: Final = date(2014, 1, 1)  # "January 2014": the first day of the month
WT2015: Final = date(2015, 3, 26)
HOMES_REGULATIONS: Final = date(2015, 4, 1)
CSWA_2017: Final = date(2018, 6, 29)  # CA 2004 ss.16A to 16Q and both sets of 2018 regulations
DAY_BEFORE_CSWA_2017: Final = CSWA_2017 - timedelta(days=1)
WT2018: Final = date(2018, 7, 4)
LSCBS_REPEALED: Final = date(2020, 9, 29)
INTEGRATED_CARE_BOARDS: Final = date(2022, 7, 1)
WT2023: Final = date(2023, 12, 15)
DAY_BEFORE_WT2023: Final = WT2023 - timedelta(days=1)
# The file was uploaded on this day; the official day of publication was not found.
WT2026: Final = date(2026, 3, 19)
ACTS_OF_2026: Final = date(2026, 4, 29)  # Royal Assent to both Acts
# Panel guidance of September 2022 and of June 2025: the first day of the month is assumed.
PANEL_GUIDANCE_2022: Final = date(2022, 9, 1)
PANEL_GUIDANCE_2025: Final = date(2025, 6, 1)

_LEGISLATION = "https://www.legislation.gov.uk"
_WORKING_TOGETHER = "Working Together to Safeguard Children"


def children_act_1989(provision: str) -> Source:
    """Return a provision of the Children Act 1989."""
    return Source(Force.ACT, "Children Act 1989", provision, f"{_LEGISLATION}/ukpga/1989/41")


def children_act_2004(section: str) -> Source:
    """Return a provision of the Children Act 2004, such as `s.16E(3)`."""
    page = section.removeprefix("s.").split("(")[0]
    return Source(
        Force.ACT, "Children Act 2004", section, f"{_LEGISLATION}/ukpga/2004/31/section/{page}"
    )


def wellbeing_act_2026(provision: str) -> Source:
    """Return a provision of the Children's Wellbeing and Schools Act 2026."""
    return Source(
        Force.ACT,
        "Children's Wellbeing and Schools Act 2026",
        provision,
        f"{_LEGISLATION}/ukpga/2026/21",
    )


def crime_and_policing_act_2026(provision: str) -> Source:
    """Return a provision of the Crime and Policing Act 2026."""
    return Source(
        Force.ACT,
        "Crime and Policing Act 2026",
        provision,
        "https://beta.acthub.uk/uk/ukpga/2026-20",
    )


def regulations_2018(provision: str) -> Source:
    """Return a provision of the practice review and relevant agency regulations."""
    return Source(
        Force.REGULATIONS,
        "Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018 "
        "(SI 2018/789)",
        provision,
        f"{_LEGISLATION}/uksi/2018/789",
    )


def transition_regulations_2018(provision: str) -> Source:
    """Return a provision of the regulations that moved areas from LSCBs to partners."""
    return Source(
        Force.REGULATIONS,
        "Children and Social Work Act 2017 (Commencement No. 4 and Transitional and Saving "
        "Provisions) Regulations 2018 (SI 2018/497)",
        provision,
        f"{_LEGISLATION}/uksi/2018/497",
    )


def care_planning_regulations_2010(provision: str) -> Source:
    """Return a provision of the Care Planning, Placement and Case Review Regulations."""
    return Source(
        Force.REGULATIONS,
        "Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959)",
        provision,
        f"{_LEGISLATION}/uksi/2010/959",
    )


def homes_regulations_2015(provision: str) -> Source:
    """Return a provision of the Children's Homes (England) Regulations 2015."""
    return Source(
        Force.REGULATIONS,
        "Children's Homes (England) Regulations 2015 (SI 2015/541)",
        provision,
        f"{_LEGISLATION}/uksi/2015/541",
    )


def working_together(edition: str, provision: str, *, url: str = "") -> Source:
    """Return a place in one edition of Working Together, with the page it was read on."""
    return Source(Force.STATUTORY_GUIDANCE, f"{_WORKING_TOGETHER} {edition}", provision, url)


def convention(provision: str) -> Source:
    """Return one of Heed's own conventions: a choice, open to local agreement."""
    return Source(Force.LOCAL, "Heed's own convention", provision)


def lscb_regulations_2006(provision: str) -> Source:
    """Return a provision of the Local Safeguarding Children Boards Regulations 2006."""
    return Source(
        Force.REGULATIONS,
        "Local Safeguarding Children Boards Regulations 2006 (SI 2006/90)",
        provision,
        f"{_LEGISLATION}/uksi/2006/90",
    )


def reporting_guide(provision: str, *, force: Force = Force.STATUTORY_GUIDANCE) -> Source:
    """Return a place on the GOV.UK page on reporting serious incidents, or in its form."""
    return Source(
        force,
        "Report a serious child safeguarding incident (GOV.UK)",
        provision,
        "https://www.gov.uk/guidance/report-a-serious-child-safeguarding-incident",
    )


def panel_guidance(edition: str, provision: str) -> Source:
    """Return a place in an edition of the Panel's guidance for safeguarding partners."""
    return Source(
        Force.PANEL_GUIDANCE,
        f"Child Safeguarding Practice Review Panel guidance, {edition}",
        provision,
    )


def panel_answers(provision: str) -> Source:
    """Return a place in the questions and answers on the Panel's own site."""
    return Source(
        Force.PANEL_GUIDANCE,
        "Child Safeguarding Practice Review Panel, frequently asked questions",
        provision,
        "https://childsafeguarding.independent-panel.uk/about/faqs",
    )
