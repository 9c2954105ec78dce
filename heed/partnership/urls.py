"""Addresses of the pages about the partnership."""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from heed.core import sealed
from heed.partnership.views import (
    acting,
    arrangements,
    ending,
    helping,
    inviting,
    joining,
    people,
    posts,
)


class FirstDay:
    """A day in an address, as 2024-12-15."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Read the day; what is no day is no address."""
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        """Write the day."""
        return str(value)


register_converter(FirstDay, "first_day")

PERSON = f"<{sealed.number_of('person')}:pk>"
POST = f"<{sealed.number_of('post')}:pk>"
AGENCY = f"<{sealed.number_of('agency')}:pk>"
GROUP = f"<{sealed.number_of('group')}:pk>"
INVITATION = f"<{sealed.number_of('invitation')}:pk>"

app_name = "partnership"
urlpatterns = [
    path("", arrangements.partnership, name="partnership"),
    path("people/", people.people, name="people"),
    path("people/add-a-name/", posts.add_name, name="add_name"),
    path("people/invite/", inviting.invite, name="invite"),
    path(f"people/{PERSON}/", people.person, name="person"),
    path(f"people/{PERSON}/give-a-post/", posts.give_post, name="give_post"),
    path(f"people/{PERSON}/help/", helping.help_person, name="help"),
    path(f"people/{PERSON}/help/link/", helping.send_link, name="send_password_link"),
    path(f"people/{PERSON}/help/sign-out/", helping.sign_out_everywhere, name="sign_out_person"),
    path(f"people/{PERSON}/remove/", posts.remove_person, name="remove_person"),
    path(f"posts/{POST}/change/", posts.change_post, name="change_post"),
    path(f"posts/{POST}/end/", posts.end_appointment, name="end_appointment"),
    path("invitations/", inviting.invitations, name="invitations"),
    path(f"invitations/{INVITATION}/", inviting.invitation, name="invitation"),
    path(f"invitations/{INVITATION}/send/", inviting.send, name="send"),
    path(f"invitations/{INVITATION}/confirm/", inviting.confirm, name="confirm"),
    path(f"invitations/{INVITATION}/withdraw/", inviting.withdraw, name="withdraw"),
    path("invited/", joining.invited, name="invited"),
    path("invited/<str:secret>/", joining.open_link, name="open_link"),
    path("versions/", arrangements.versions, name="versions"),
    path("versions/publish/", arrangements.publish, name="publish"),
    path("versions/<first_day:starts_on>/", arrangements.version, name="version"),
    path("agencies/add/", arrangements.add_agency, name="add_agency"),
    path(f"agencies/{AGENCY}/contact/", arrangements.change_contact, name="change_contact"),
    path(f"agencies/{AGENCY}/end/", ending.end_agency, name="end_agency"),
    path("groups/add/", arrangements.add_group, name="add_group"),
    path(f"groups/{GROUP}/end/", ending.end_group, name="end_group"),
    path("who-may-do-what/", people.roles, name="roles"),
    path("act-for/", acting.act_for, name="act_for"),
    path("colour.css", arrangements.colour, name="colour"),
]
