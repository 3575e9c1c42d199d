"""Settings for the tests: a data folder that goes away, cheap passwords, jobs done at once."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="rooftree-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["ROOFTREE_DATA"] = _folder

from rooftree.config.settings import *  # noqa: E402, F403
from rooftree.config.settings import DATA, DATABASES, STORAGES  # noqa: E402

# A file, as in real life: connections of several threads meet as they will on site.
DATABASES["default"]["TEST"] = (
    {"NAME": str(DATA / "test.sqlite3")}
    if (DATABASES["default"]["ENGINE"] == "rooftree.config.sqlite")
    else {}
)
DATABASES["default"]["CONN_MAX_AGE"] = 0  # a thread that ends leaves no connection behind
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
JOBS_AT_ONCE = True
