"""Django's settings. What an installation may choose is in environment.py and nowhere else."""

from functools import cache
from pathlib import Path
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from rooftree.config import environment
from rooftree.config.databases import database
from rooftree.config.mail import mail_settings
from rooftree.config.secret import secret_key
from rooftree.web.assets import static_folders

ROOMS = Path(__file__).resolve().parent.parent
CLONE = ROOMS.parent.parent
DATA = environment.data_folder()

DEBUG = environment.flag("ROOFTREE_DEV")
# Lazy, so that reading the settings (as the type checker does) writes nothing to disk.
SECRET_KEY = lazy(cache(secret_key), str)()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *environment.words("ROOFTREE_HOSTS")]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "rooftree.accounts",
    "rooftree.changes",
    "rooftree.people",
    "rooftree.work",
    "rooftree.product",
    "rooftree.project",
    "rooftree.planning",
    "rooftree.alignment",
    "rooftree.exchange",
    "rooftree.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rooftree.config.middleware.content_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rooftree.config.middleware.language_and_zone",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "rooftree.config.urls"
WSGI_APPLICATION = "rooftree.config.wsgi.application"
DATABASES = {"default": database(environment.text("ROOFTREE_DATABASE_URL"), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "NAME": "jinja2",
        "BACKEND": "rooftree.web.backend.Templates",
        "DIRS": [ROOMS / "web" / "templates"],
        "OPTIONS": {"environment": "rooftree.web.jinja.environment"},
    },
    {
        # For allauth's pages only.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOMS / "web" / "allauth_templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [ROOMS / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = CLONE / ".static"
STATICFILES_DIRS = [
    (prefix, folder)
    for prefix, folder in static_folders(CLONE / "node_modules")
    if Path(folder).is_dir()
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = DATA / "files"
UPLOAD_LIMIT_BYTES = environment.number("ROOFTREE_UPLOAD_MB", 25) * 1024 * 1024
IMPORT_LIMIT_BYTES = environment.number("ROOFTREE_IMPORT_MB", 150) * 1024 * 1024
MOST_BODY_BYTES = 2 * max(
    UPLOAD_LIMIT_BYTES, IMPORT_LIMIT_BYTES
)  # what is nearer is told on a page
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a change in bulk names every item of a long list

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["rooftree.people.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "rooftree.accounts.adapter.ByInvitation"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation has already gone to the address
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_SESSION_REMEMBER = True

HTTPS = environment.flag("ROOFTREE_HTTPS")
SESSION_ENGINE = "rooftree.config.sessions"
SESSION_COOKIE_NAME = "rooftree_session"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# Lax and not Strict: a link in a mail or a chat must open signed in. Forms carry a token.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "rooftree_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in environment.words("ROOFTREE_HOSTS")]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
JOBS_AT_ONCE = False
PAGE_THREADS = environment.number("ROOFTREE_THREADS", 2)

DEFAULT_FROM_EMAIL = environment.text("ROOFTREE_MAIL_FROM", "Rooftree <rooftree@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
globals().update(mail_settings(environment.text("ROOFTREE_MAIL_URL"), DATA))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["stderr"],
        "level": environment.text("ROOFTREE_LOG_LEVEL", "WARNING").upper(),
    },
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},  # a page that is not there is no news
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django_tasks": {"level": "ERROR"},
    },
}
