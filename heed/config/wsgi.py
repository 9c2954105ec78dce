"""The door the web server knocks on. It stays shut on a database that could lose a write."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connection

from heed.config import durability

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.config.settings")
application = get_wsgi_application()
durability.require(connection)
connection.close()
