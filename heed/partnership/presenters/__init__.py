"""The partnership as words, rows and a picture, for pages and papers."""

from heed.partnership.presenters.arrangements import (
    StructurePicture,
    agencies_table,
    arrangements_facts,
    differences,
    end_of_agency,
    end_of_group,
    groups_list,
    picture,
    versions_table,
)
from heed.partnership.presenters.frame import keeps_invitations, keeps_people, may_arrange, tabs
from heed.partnership.presenters.people import places_as_choices
from heed.partnership.presenters.roles import (
    classes_table,
    delegation_table,
    legend,
    permissions_table,
    reach_table,
    roles,
)

__all__ = [
    "StructurePicture",
    "agencies_table",
    "arrangements_facts",
    "classes_table",
    "delegation_table",
    "differences",
    "end_of_agency",
    "end_of_group",
    "groups_list",
    "keeps_invitations",
    "keeps_people",
    "legend",
    "may_arrange",
    "permissions_table",
    "picture",
    "places_as_choices",
    "reach_table",
    "roles",
    "tabs",
    "versions_table",
]
