"""What is typed about a post that is given, changed or ended, and the words when it is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, cast

from heed.access import delegation
from heed.access.delegation import SYSTEM_ROLES
from heed.access.roles import Role
from heed.access.viewer import Viewer
from heed.govuk import fields
from heed.govuk.forms import Form
from heed.partnership.forms.offering import offer
from heed.partnership.models import Agency, Group

# What a role makes no sense without.
SPEAKS_FOR_AN_AGENCY = frozenset(
    {Role.AGENCY_REPRESENTATIVE, Role.STATUTORY_PARTNER, Role.AGENCY_ADMINISTRATOR}
)
SITS_IN_A_GROUP = frozenset({Role.GROUP_MEMBER, Role.GROUP_CHAIR})

AT_ONCE, ON_A_DAY = "at-once", "on-a-day"


class PlacedPost(Form):
    """A post with its title, for an agency and in a group, as far as this person may give them.

    Somebody who keeps the people of one agency is asked for neither.
    """

    title = fields.TextField(
        label="Title of the post", hint="For example, Designated doctor", max_length=200
    )
    agency = fields.SelectField(
        label="For which agency?",
        called="the agency",
        hint="Leave it empty for people who act for no agency, such as an Independent Chair.",
        choices=[],
        prompt="No agency",
        required=False,
    )
    group = fields.SelectField(
        label="In which group?",
        called="the group",
        hint="Files that are open to the group are then open to them.",
        choices=[],
        prompt="No group",
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        viewer: Viewer,
        agencies: Iterable[Agency],
        groups: Iterable[Group],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = offer(self, "agency", agencies)
        self.groups = offer(self, "group", groups)
        self.of_one_agency = delegation.only_in_own_agency(viewer)
        self.own_agency = self.agencies.get(str(viewer.agency_id))
        if self.of_one_agency:
            del self.fields["agency"], self.fields["group"]

    def clean_agency(self) -> Agency | None:
        """Return the agency itself."""
        return self.agencies.get(self.cleaned_data["agency"])

    def clean_group(self) -> Group | None:
        """Return the group itself."""
        return self.groups.get(self.cleaned_data["group"])

    def post(self) -> dict[str, Any]:
        """Return what was typed about the post; somebody of one agency gives that one."""
        return {"agency": self.own_agency, "group": None} | self.cleaned_data


class NewName(PlacedPost):
    """Somebody who never signs in: a name on the list, without rights."""

    holder_name = fields.TextField(label="Name of the person", max_length=200)
    starts_on = fields.DateField(label="First day in the post", called="the first day in the post")

    field_order = ("holder_name", "title", "agency", "group", "starts_on")


class PostWithRights(PlacedPost):
    """A post that opens something: with a role, and perhaps with days."""

    role = fields.RadiosField(label="What may they do?", called="what they may do", choices=[])
    starts_on = fields.DateField(
        label="First day in the post",
        called="the first day in the post",
        hint="Leave it empty to let it begin as soon as it can.",
        required=False,
    )
    ends_on = fields.DateField(
        label="Last day in the post",
        called="the last day in the post",
        hint="For people from outside, such as a lead reviewer. Others stay until somebody ends "
        "it.",
        required=False,
    )

    field_order = ("name", "email", "title", "role", "agency", "group", "starts_on", "ends_on")
    proposes: ClassVar[bool] = False

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        roles = [
            role
            for role in delegation.roles_to_offer(viewer)
            if self.proposes or role not in SYSTEM_ROLES
        ]
        field = cast(fields.RadiosField, self.fields["role"])
        field.choices = [(role.value, role.label) for role in roles]
        field.hints = {role.value: _purpose(role) for role in roles}

    def clean_role(self) -> Role:
        """Return the role itself."""
        return Role(self.cleaned_data["role"])

    def clean(self) -> dict[str, Any]:
        """Ask for the agency or the group that a role makes no sense without."""
        super().clean()
        role = self.cleaned_data.get("role")
        if role in SPEAKS_FOR_AN_AGENCY and self._is_left_out("agency"):
            self.add_error(
                "agency", f"Choose the agency: for this role it is needed ({role.label})"
            )
        if role in SITS_IN_A_GROUP and self._is_left_out("group"):
            self.add_error("group", f"Choose the group: for this role it is needed ({role.label})")
        return self.cleaned_data

    def _is_left_out(self, name: str) -> bool:
        return name in self.fields and not self.cleaned_data.get(name) and name not in self.errors


class NewInvitation(PostWithRights):
    """Somebody to invite, and to which post."""

    proposes = True
    name = fields.TextField(label="Name of the person", max_length=200)
    email = fields.EmailField(
        label="Work email address",
        called="their work email address",
        hint="The invitation goes there, and they sign in with it. Use the person’s own, not a "
        "team’s.",
        autocomplete="off",
        max_length=254,
    )


class ChangedPost(PostWithRights):
    """Another post instead of the one somebody holds, for the same agency."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"agency", "starts_on", "ends_on"} & set(self.fields):
            del self.fields[name]


class EndOfPost(Form):
    """When a post ends: at once, or with a day."""

    when = fields.RadiosField(
        label="When does the post end?",
        called="when the post ends",
        choices=[(AT_ONCE, "At once"), (ON_A_DAY, "With a day")],
        hints={
            AT_ONCE: "For example, when somebody has left. Whatever they do next is refused.",
            ON_A_DAY: "What they may see and do ends with this day.",
        },
        reveals={ON_A_DAY: "ends_on"},
    )
    ends_on = fields.DateField(label="Last day in the post")

    def __init__(self, *args: Any, starts_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.DateField.of(self, "ends_on").earliest = starts_on


def _purpose(role: Role) -> str:
    second = " Somebody else has to confirm it." if role in SYSTEM_ROLES else ""
    return f"{role.may}{second}"
