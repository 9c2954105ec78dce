"""Serve the employer's service: `python -m tests.employer PORT WAY-BACK`."""

from __future__ import annotations

import os
import sys
from wsgiref.simple_server import make_server

import django
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.employer.settings"
django.setup()

from allauth.account.models import EmailAddress  # noqa: E402  (after django.setup)
from allauth.idp.oidc.models import Client  # noqa: E402  (after django.setup)
from django.contrib.auth.models import User  # noqa: E402  (after django.setup)

from tests.employer import people  # noqa: E402  (after django.setup)


def main(port: int, way_back: str) -> None:
    """Make the people and the client, and serve until stopped."""
    call_command("migrate", verbosity=0)
    for name, employee in people.PEOPLE.items():
        user = User.objects.create_user(name, employee.email, people.PASSWORD)
        EmailAddress.objects.create(
            user=user, email=employee.email, verified=employee.verified, primary=True
        )
    client = Client(id=people.CLIENT, name="Heed", skip_consent=True)
    client.scopes = "openid\nemail"
    client.redirect_uris = way_back
    client.set_secret(people.SECRET)
    client.save()
    make_server("127.0.0.1", port, get_wsgi_application()).serve_forever()


main(int(sys.argv[1]), sys.argv[2])
