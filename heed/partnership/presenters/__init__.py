"""The partnership as words, rows and a picture, for pages and papers."""

from heed.partnership.presenters.arrangements import (
    StructurePicture,
    agencies_table,
    arrangements_facts,
    differences,
    groups_list,
    picture,
    versions_table,
)
from heed.partnership.presenters.frame import keeps_invitations, keeps_people, may_arrange, tabs
from heed.partnership.presenters.people import places_as_choices
from heed.partnership.presenters.roles import delegation_table, permissions_table, roles

__all__ = [
    "StructurePicture",
    "agencies_table",
    "arrangements_facts",
    "delegation_table",
    "differences",
    "groups_list",
    "keeps_invitations",
    "keeps_people",
    "may_arrange",
    "permissions_table",
    "picture",
    "places_as_choices",
    "roles",
    "tabs",
    "versions_table",
]
