"""The door the web server knocks on. It stays shut on a database that could lose a write."""

import atexit
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.config.settings")
application = get_wsgi_application()

from heed.config import serving  # noqa: E402  (it needs the models, which are there only now)

atexit.register(serving.begin().close)
