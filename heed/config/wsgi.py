"""The door the web server knocks on. It stays shut on a database that could lose a write."""

import atexit
import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.config.settings")
application = get_wsgi_application()

from heed.config import serving  # noqa: E402  (it needs the models, which are there only now)

atexit.register(serving.begin().close)

# What is loaded now stays as long as the process. To look for garbage in all of it again and again
# took a quarter of the time of a page about thousands of rows; and such a page makes tens of
# thousands of values, none of which is garbage before it is done.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
