"""The header of a case and who may open it, in words."""

from heed.casefiles.presenters.access import opened_in_an_emergency, opened_to
from heed.casefiles.presenters.header import TABS, case_header, deadline_clock

__all__ = ["TABS", "case_header", "deadline_clock", "opened_in_an_emergency", "opened_to"]
