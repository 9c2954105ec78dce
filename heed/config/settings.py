"""How does this installation run? Everything that differs between installations is read here."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url

from heed.config import employer

PACKAGE = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("HEED_VAR", PACKAGE.parent / "var"))

# A demonstration runs on plain HTTP on this machine and shows invented people only.
DEMONSTRATION = os.environ.get("HEED_DEMONSTRATION") == "1"
DEBUG = False


def _secret_key() -> str:
    """Read the key from the environment, or make one and keep it beside the database."""
    if key := os.environ.get("HEED_SECRET_KEY"):
        return key
    path = VAR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
        path.chmod(0o600)
    return path.read_text(encoding="ascii")


SECRET_KEY = _secret_key()

# What seals the trail is never in the database: a folder, or 64 digits each, the newest last.
TRAIL_KEYS = VAR / "keys"
TRAIL_KEYS_GIVEN = os.environ.get("HEED_TRAIL_KEYS", "")
# Where the end of the chain is noted, so that an older copy of the database shows: a folder here,
# another one if given (best on another machine), and the system's log if given.
TRAIL_ANCHORS = VAR / ("demonstration-anchors" if DEMONSTRATION else "anchors")
TRAIL_ANCHORS_ALSO = os.environ.get("HEED_ANCHORS_ALSO", "")
TRAIL_ANCHORS_SYSLOG = os.environ.get("HEED_ANCHORS_SYSLOG", "")
ALLOWED_HOSTS = os.environ.get("HEED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "heed.govuk",
    "heed.documents",
    "heed.audit",
    "heed.submissions",
    "heed.accounts",
    "heed.partnership",
    "heed.casefiles",
    "heed.children",
    "heed.attachments",
    "heed.backups",
    "heed.incidents",
    "heed.chronologies",
    "heed.rapid_reviews",
    "heed.practice_reviews",
    "heed.papers",
    "heed.retention",
    "heed.desk",
    "heed.demo",
    "heed.config",
]

MIDDLEWARE = [
    "heed.config.numbered.Numbered",
    # What is on every answer, also on static files, redirects and errors.
    "heed.config.private.PrivateByDefault",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "heed.config.private.NotTooLarge",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # What asks the database.
    "heed.config.receiving.NotTooMuch",
    "heed.config.while_read_only.WhileReadOnly",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "heed.config.other_sites.RefuseOtherSites",
    "heed.config.middleware.BehindTheSecondWall",
    "heed.config.middleware.WhoIsLooking",
    "heed.config.while_read_only.NothingIsSent",
    "heed.config.destroyed.DestroyedMeanwhile",
    "heed.accounts.views.confirming.ConfirmItIsYou",
    "heed.accounts.views.kept.ForgetsWhatWasSentOn",
    "heed.config.acting.OpenedForAnother",
    # Outside the transaction in which a page acts: looking into a file takes seconds.
    "heed.config.receiving.LooksIntoFiles",
    # Last, so that whatever refuses a form comes before it is remembered.
    "heed.config.once.ActOnce",
]

ROOT_URLCONF = "heed.config.urls"
WSGI_APPLICATION = "heed.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "heed.govuk.environment.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "heed.config.acting.forms_know_for_whom",
                "heed.config.navigation.navigation",
                "heed.config.case_header.case_header",
                "heed.config.while_read_only.notice",
                "heed.config.emergency.open_in_an_emergency",
            ],
        },
    },
]

DATABASES: dict[str, dict[str, Any]] = {}
if os.environ.get("DATABASE_URL"):
    DATABASES["default"] = {
        **dj_database_url.parse(os.environ["DATABASE_URL"]),
        "CONN_MAX_AGE": 0,
        # A connection that a restart of the database has cut is noticed before a person is.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 8, "timeout": 10},
            # Need to know makes long questions, of which PostgreSQL thinks more than of what they
            # take: with millions of rows it compiled each of them, for up to half a minute.
            "options": "-c jit=off",
        },
    }
else:
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.sqlite3",
        # Invented cases have a file of their own and can never stand beside real ones.
        "NAME": str(VAR / ("demonstration.sqlite3" if DEMONSTRATION else "heed.sqlite3")),
        # FULL: with NORMAL a power cut can lose writes that were already acknowledged.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
                "PRAGMA journal_size_limit=67108864;PRAGMA cache_size=-20000;"
                # What a large list is sorted with stays in memory, and never lies in /tmp.
                "PRAGMA temp_store=MEMORY;"
            ),
        },
    }
# Attachments, by their content; and small files in VAR without which the database is not whole.
HEED_FILES = VAR / ("demonstration-files" if DEMONSTRATION else "files")
# The virus scanner: unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310; none if empty.
HEED_CLAMD = os.environ.get("HEED_CLAMD", "")
# What is being sent lies here, readable by Heed alone, until it is looked into; never in memory.
FILE_UPLOAD_TEMP_DIR = VAR / "uploads"
FILE_UPLOAD_TEMP_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
# The public keys of backups come too, so that a restored installation goes on taking them.
HEED_BACKED_UP_BESIDE = ("secret_key", TRAIL_KEYS.name, TRAIL_ANCHORS.name, "backup-keys.txt")

# Whoever runs Heed is called when less room (bytes) than this is left on the disk.
HEED_ROOM_ALARM = int(os.environ.get("HEED_ROOM_ALARM", str(500 << 20)))
# Room taken beforehand, so that readings can be written down while the database takes no writing,
# and the free room (bytes) at which it is written to again after the disk was full.
HEED_ASIDE = VAR / ("demonstration-set-aside" if DEMONSTRATION else "set-aside")
HEED_ASIDE_BYTES = int(os.environ.get("HEED_ASIDE_BYTES", str(4 << 20)))
HEED_ROOM_TO_WRITE = int(os.environ.get("HEED_ROOM_TO_WRITE", str(32 << 20)))

# Backups: where they lie, the public keys that close them, and how long which of them are kept.
HEED_BACKUPS = Path(os.environ.get("HEED_BACKUPS", VAR / "backups"))
HEED_BACKUPS_SECOND = os.environ.get("HEED_BACKUPS_SECOND", "")
HEED_BACKUP_KEYS = Path(os.environ.get("HEED_BACKUP_KEYS", VAR / "backup-keys.txt"))
HEED_BACKUP_LATE_HOURS = int(os.environ.get("HEED_BACKUP_LATE_HOURS", "1"))
HEED_KEEP_ALL_BACKUPS_HOURS = int(os.environ.get("HEED_KEEP_ALL_BACKUPS_HOURS", "24"))
HEED_KEEP_HOURLY_BACKUPS_DAYS = int(os.environ.get("HEED_KEEP_HOURLY_BACKUPS_DAYS", "7"))
HEED_KEEP_DAILY_BACKUPS_DAYS = int(os.environ.get("HEED_KEEP_DAILY_BACKUPS_DAYS", "35"))

# Shared by all processes: wrong passwords are counted here before anything is hashed.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "heed_cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}
# Where our own proxy is: what it says about where a request comes from is believed.
HEED_PROXIES = os.environ.get("HEED_PROXIES", "127.0.0.1,::1").split(",")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "desk:desk"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
# A link for a new password works once, for ten minutes (ASVS 6.5.5).
PASSWORD_RESET_TIMEOUT = 10 * 60

# Second factors: allauth keeps them; its own pages, its sign-up among them, have no address here.
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "heed.accounts.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Heed, demonstration" if DEMONSTRATION else "Heed"

# The service of an employer, if there is one, may let its people in; it makes no accounts.
HEED_EMPLOYER = employer.read(os.environ, demonstration=DEMONSTRATION)
SOCIALACCOUNT_PROVIDERS = HEED_EMPLOYER.as_allauth_asks if HEED_EMPLOYER else {}
SOCIALACCOUNT_ADAPTER = "heed.accounts.views.employer.Arrivals"
SOCIALACCOUNT_STORE_TOKENS = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEMONSTRATION else "https"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
# Static files are for our own pages; by itself WhiteNoise lets every site's pages read them.
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_NAME = "heed_session" if DEMONSTRATION else "__Host-heed_session"
SESSION_ENGINE = "heed.accounts.session_store"
# A session ends after 30 minutes without a request and 12 hours at the latest (heed.accounts); it
# is remembered for 12 more, so that what somebody was typing can be kept for them.
SESSION_COOKIE_AGE = 24 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not DEMONSTRATION
CSRF_COOKIE_NAME = "heed_csrf" if DEMONSTRATION else "__Host-heed_csrf"
CSRF_COOKIE_SECURE = not DEMONSTRATION
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "heed.config.errors.csrf_failure"
SECURE_SSL_REDIRECT = not DEMONSTRATION
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked from this machine, and without a secret
SECURE_HSTS_SECONDS = 0 if DEMONSTRATION else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEMONSTRATION
SECURE_HSTS_PRELOAD = not DEMONSTRATION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# The most that one request may bring: files, and what is typed besides.
HEED_LARGEST_REQUEST = 128 << 20
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 << 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 1

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

# How long the link of an invitation works. It is no rule of law: a week outlasts a fortnightly day
# off and most leave, and a forgotten link in a mailbox soon opens nothing.
INVITATION_LASTS_DAYS = 7

# Case details are never sent by e-mail. A demonstration sends nothing and shows what it would.
MAIL_HOST = "" if DEMONSTRATION else os.environ.get("HEED_MAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL_HOST else 'dummy'}.EmailBackend"
EMAIL_HOST = MAIL_HOST
EMAIL_PORT = int(os.environ.get("HEED_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("HEED_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("HEED_MAIL_PASSWORD", "")
EMAIL_USE_TLS = True
EMAIL_TIMEOUT = 5  # seconds; a letter that cannot be handed over is not sent, and the page says so
DEFAULT_FROM_EMAIL = os.environ.get("HEED_MAIL_FROM", f"heed@{ALLOWED_HOSTS[0]}")

# Lines of JSON that name nobody. A demonstration says only what goes wrong.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "heed.config.logs.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "heed": {"level": "WARNING" if DEMONSTRATION else "INFO"},
        # By itself Django would also write e-mails about errors, with everything in them.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
