"""Which entry does each page have?"""

from __future__ import annotations

from typing import Final

from tests.trust.matrices import pages_of_a_case
from tests.trust.matrices.page import BOTH, SENT, For, Page
from tests.trust.matrices.relations import Relation

_DRAFT: Final = ("kind", "meeting", "starts", "ends")
_ARRANGES: Final = ("PARTNERSHIP_ARRANGE",)
_APPOINTS: Final = ("PEOPLE_APPOINT",)
_HELPS: Final = ("PEOPLE_HELP",)

_PAPERS: Final[dict[str, Page]] = {
    "papers:list": Page(about=For.PEOPLE, right=("PAPER_READ",)),
    "papers:prepare": Page(about=For.PEOPLE, right=("PAPER_READ_EXEMPT",), methods=BOTH),
    "papers:preview": Page(about=For.PEOPLE, right=("PAPER_READ_EXEMPT",), takes=_DRAFT),
    "papers:draft_file": Page(
        about=For.PEOPLE, right=("PAPER_READ_EXEMPT",), takes=(*_DRAFT, "copy", "ending")
    ),
    "papers:draft_figure": Page(
        about=For.PEOPLE, right=("PAPER_TRACE",), takes=(*_DRAFT, "figure")
    ),
    "papers:release": Page(about=For.PEOPLE, right=("PAPER_PUBLISH",), takes=_DRAFT, methods=BOTH),
    "papers:withhold": Page(about=For.PEOPLE, right=("PAPER_PUBLISH",), takes=_DRAFT, methods=SENT),
    "papers:publish": Page(about=For.PEOPLE, right=("PAPER_PUBLISH",), takes=_DRAFT, methods=BOTH),
    "papers:published": Page(about=For.READERS, takes=("paper",)),
    "papers:file": Page(about=For.READERS, takes=("paper", "copy", "ending")),
    "papers:figure": Page(about=For.READERS, right=("PAPER_TRACE",), takes=("paper", "figure")),
}

_PARTNERSHIP: Final[dict[str, Page]] = {
    "partnership:partnership": Page(about=For.PEOPLE),
    "partnership:people": Page(about=For.PEOPLE),
    "partnership:versions": Page(about=For.PEOPLE),
    "partnership:version": Page(about=For.PEOPLE, takes=("first day",)),
    "partnership:roles": Page(about=For.PEOPLE),
    "partnership:act_for": Page(about=For.PEOPLE, methods=BOTH),
    "partnership:colour": Page(about=For.ANYBODY),
    "partnership:publish": Page(about=For.PEOPLE, right=_ARRANGES, methods=BOTH),
    "partnership:add_agency": Page(about=For.PEOPLE, right=_ARRANGES, methods=BOTH),
    "partnership:add_group": Page(about=For.PEOPLE, right=_ARRANGES, methods=BOTH),
    "partnership:change_contact": Page(
        about=For.THE_PARTNERSHIP, right=_ARRANGES, takes=("agency",), methods=BOTH
    ),
    "partnership:end_agency": Page(
        about=For.THE_PARTNERSHIP, right=_ARRANGES, takes=("agency",), methods=BOTH
    ),
    "partnership:end_group": Page(
        about=For.THE_PARTNERSHIP, right=_ARRANGES, takes=("group",), methods=BOTH
    ),
    "partnership:add_name": Page(about=For.PEOPLE, right=_APPOINTS, methods=BOTH),
    "partnership:invite": Page(about=For.PEOPLE, right=_APPOINTS, methods=BOTH),
    "partnership:person": Page(about=For.KEEPERS, takes=("person",)),
    "partnership:give_post": Page(
        about=For.KEEPERS, right=_APPOINTS, takes=("person",), methods=BOTH
    ),
    "partnership:remove_person": Page(
        about=For.KEEPERS, right=_APPOINTS, takes=("person",), methods=BOTH
    ),
    "partnership:change_post": Page(
        about=For.KEEPERS, right=_APPOINTS, takes=("post",), methods=BOTH
    ),
    "partnership:end_appointment": Page(
        about=For.KEEPERS, right=_APPOINTS, takes=("post",), methods=BOTH
    ),
    "partnership:help": Page(about=For.KEEPERS, right=_HELPS, takes=("person",), methods=BOTH),
    "partnership:send_password_link": Page(
        about=For.KEEPERS, right=_HELPS, takes=("person",), methods=SENT
    ),
    "partnership:sign_out_person": Page(
        about=For.KEEPERS, right=_HELPS, takes=("person",), methods=SENT
    ),
    "partnership:invitations": Page(about=For.PEOPLE, right=("PEOPLE_APPOINT", "PEOPLE_CONFIRM")),
    # To somebody of an agency nobody here keeps, in a post that needs no second person.
    "partnership:invitation": Page(about=For.THE_COORDINATOR, takes=("invitation",)),
    "partnership:send": Page(
        about=For.THE_COORDINATOR, right=_APPOINTS, takes=("invitation",), methods=SENT
    ),
    "partnership:confirm": Page(
        about=For.THE_COORDINATOR, right=("PEOPLE_CONFIRM",), takes=("invitation",), methods=SENT
    ),
    "partnership:withdraw": Page(
        about=For.THE_COORDINATOR, right=_APPOINTS, takes=("invitation",), methods=BOTH
    ),
    "partnership:open_link": Page(about=For.ANYBODY, takes=("secret",)),
    "partnership:invited": Page(about=For.ANYBODY, methods=BOTH, also=(404,)),
}

_ACCOUNTS: Final[dict[str, Page]] = {
    "accounts:sign_in": Page(about=For.ANYBODY, methods=BOTH),
    "accounts:sign_out": Page(about=For.ANYBODY, methods=SENT),
    "accounts:forgotten": Page(about=For.ANYBODY, methods=BOTH),
    "accounts:choose_password": Page(about=For.ANYBODY, takes=("whose", "key"), methods=BOTH),
    # Where no employer's service is set up there is nothing.
    "employer": Page(about=For.ANYBODY, takes=("service",), also=(404,)),
    "openid_connect_callback": Page(about=For.ANYBODY, takes=("service",), also=(404,)),
    "accounts:account": Page(about=For.PEOPLE),
    "accounts:change_password": Page(about=For.PEOPLE, methods=BOTH),
    "accounts:second_factor": Page(about=For.PEOPLE, methods=BOTH),
    "accounts:set_up": Page(about=For.PEOPLE),
    "accounts:set_up_app": Page(about=For.PEOPLE, methods=BOTH),
    # Only while an app is being set up.
    "accounts:app_picture": Page(about=For.PEOPLE, also=(404,)),
    "accounts:set_up_passkey": Page(about=For.PEOPLE, methods=BOTH),
    "accounts:recovery_codes": Page(about=For.PEOPLE, methods=BOTH),
    "accounts:factors": Page(about=For.PEOPLE),
    "accounts:remove_factor": Page(
        about=For.OWNER, takes=("factor",), methods=BOTH, owner=Relation.GROUP
    ),
    "accounts:sessions": Page(about=For.PEOPLE),
    "accounts:end_other_sessions": Page(about=For.PEOPLE, methods=SENT),
    # The same answer for a session that is not one's own and one that never was.
    "accounts:end_session": Page(about=For.PEOPLE, takes=("session",), methods=SENT),
    "accounts:kept": Page(about=For.PEOPLE),
    "accounts:discard": Page(about=For.OWNER, takes=("kept",), methods=SENT),
}

_REST: Final[dict[str, Page]] = {
    "start": Page(about=For.PEOPLE, methods=BOTH),
    "desk:desk": Page(about=For.PEOPLE),
    "desk:cases": Page(about=For.PEOPLE),
    # Where one also says in which area one lives.
    "desk:own_trail": Page(about=For.PEOPLE, methods=BOTH),
    "desk:seal": Page(about=For.PEOPLE, right=("TRAIL_READ",)),
    "desk:signs": Page(about=For.PEOPLE, right=("SIGN_JUDGE",)),
    "desk:trail": Page(about=For.PEOPLE, right=("TRAIL_READ",)),
    "desk:trail_download": Page(about=For.PEOPLE, right=("TRAIL_DOWNLOAD",)),
    "desk:person_trail": Page(
        about=For.THE_PARTNERSHIP, right=("TRAIL_READ",), takes=("somebody",)
    ),
    "desk:person_download": Page(
        about=For.THE_PARTNERSHIP, right=("TRAIL_DOWNLOAD",), takes=("somebody",)
    ),
    "backups:standing": Page(about=For.PEOPLE, right=("BACKUP_LOOK_AFTER",), methods=BOTH),
    "retention:queue": Page(about=For.PEOPLE, right=("RETENTION_DECIDE",)),
    "retention:classes": Page(about=For.PEOPLE, right=("RETENTION_DECIDE",)),
    "retention:add_class": Page(about=For.PEOPLE, right=("RETENTION_ARRANGE",), methods=BOTH),
    "retention:change_class": Page(
        about=For.THE_PARTNERSHIP, right=("RETENTION_ARRANGE",), takes=("class",), methods=BOTH
    ),
    "retention:destroyed": Page(about=For.PEOPLE, right=("TRAIL_READ",)),
    "retention:tombstone": Page(
        about=For.THE_PARTNERSHIP, right=("TRAIL_READ",), takes=("tombstone",)
    ),
    "config:accessibility": Page(about=For.ANYBODY),
    # 503 says that something is down, as a backup is here that was never made.
    "service:health": Page(about=For.ANYBODY, also=(503,)),
    # Specimens of the kit, where there is invented data only.
    "govuk:gallery": Page(about=For.PEOPLE),
    "govuk:specimen_case": Page(about=For.PEOPLE),
    "govuk:specimen_form": Page(about=For.PEOPLE, methods=BOTH),
}

PAGES: Final = {**pages_of_a_case.PAGES, **_PAPERS, **_PARTNERSHIP, **_ACCOUNTS, **_REST}
