"""The partnership as words, rows and a picture, for pages and papers."""

from heed.partnership.presenters.arrangements import (
    StructurePicture,
    agencies_table,
    arrangements_facts,
    groups_list,
    picture,
    versions_table,
)
from heed.partnership.presenters.frame import may_arrange, tabs
from heed.partnership.presenters.people import (
    people_table,
    permissions_table,
    places_as_choices,
    roles,
)

__all__ = [
    "StructurePicture",
    "agencies_table",
    "arrangements_facts",
    "groups_list",
    "may_arrange",
    "people_table",
    "permissions_table",
    "picture",
    "places_as_choices",
    "roles",
    "tabs",
    "versions_table",
]
