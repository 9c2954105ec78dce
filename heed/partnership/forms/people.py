"""What is typed about people and their posts, and the words when it is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from heed.access.roles import Role
from heed.govuk import fields
from heed.govuk.forms import Form
from heed.partnership.forms.offering import offer
from heed.partnership.models import Agency, Group


class ActFor(Form):
    """For which agency, in which partnership, somebody acts."""

    place = fields.RadiosField(
        label="For whom are you acting?",
        called="for whom you are acting",
        choices=[],
        label_is_heading=True,
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(fields.RadiosField, self.fields["place"])
        field.choices = [(code, words) for code, words, _ in choices]
        field.hints = {code: hint for code, _, hint in choices}


class NewAppointment(Form):
    """Somebody in a post, with or without an account."""

    title = fields.TextField(
        label="Title of the post", hint="For example, Designated doctor", max_length=200
    )
    signs_in = fields.YesNoField(
        label="Does the person sign in to Heed?",
        called="whether the person signs in",
        reveals={True: ("email", "role"), False: "holder_name"},
    )
    email = fields.EmailField(label="Email address of their account", autocomplete="off")
    role = fields.RadiosField(
        label="What may they do?",
        called="what they may do",
        choices=Role,
        hints={role: role.may for role in Role},
    )
    holder_name = fields.TextField(label="Name of the person", max_length=200)
    agency = fields.SelectField(
        label="For which agency?",
        called="the agency",
        choices=[],
        prompt="No agency",
        required=False,
    )
    group = fields.SelectField(
        label="In which group?", called="the group", choices=[], prompt="No group", required=False
    )
    starts_on = fields.DateField(label="First day in the post")

    def __init__(
        self, *args: Any, agencies: Iterable[Agency], groups: Iterable[Group], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = offer(self, "agency", agencies)
        self.groups = offer(self, "group", groups)

    def clean_agency(self) -> Agency | None:
        """Return the agency itself."""
        return self.agencies.get(self.cleaned_data["agency"])

    def clean_group(self) -> Group | None:
        """Return the group itself."""
        return self.groups.get(self.cleaned_data["group"])


class EndOfAppointment(Form):
    """The last day in a post."""

    ends_on = fields.DateField(
        label="Last day in the post", hint="What the person may see and do ends with this day."
    )

    def __init__(self, *args: Any, starts_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.DateField.of(self, "ends_on").earliest = starts_on
