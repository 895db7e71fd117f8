"""Every setting once, each with a line of why; what an operator may change is read by config.env."""

import sqlite3
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import apps, cast, env, env_providers, headers, logs, secrets, tiles

ROOT = Path(__file__).resolve().parent.parent
# Everything an installation owns lies in one folder: database, keys, uploads. `manage.py backup` copies it.
VAR = env.path("DOORSTEP_VAR", ROOT / "var")

# -- The kind of installation ---------------------------------------------------------------------------------------

PRODUCTION = env.flag("DOORSTEP_PRODUCTION", default=False)
DEBUG = env.flag("DOORSTEP_DEBUG", default=False)
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("DOORSTEP_DEBUG shows strangers our insides. Turn it off in production.")

SECRET_KEY = env.text("DOORSTEP_SECRET_KEY") or secrets.own_secret(VAR / "keys" / "django", production=PRODUCTION)
# The first seals the journal; seals of the others hold (docs/decisions/0032). Never the secret above, which may change.
JOURNAL_KEYS = env.words("DOORSTEP_JOURNAL_KEYS") or secrets.own_secrets(VAR / "keys" / "journal")

# What is personal is sealed with a key for each person, and these wrap those keys: the newest is the last, and older
# ones are known until nothing needs them (docs/decisions/0033). Said here, or kept in a file that rotation adds to.
VAULT_KEYS = env.text("DOORSTEP_KEYS")
VAULT_KEYS_FILE = VAR / "keys" / "installation"
if not VAULT_KEYS:
    secrets.own_secret(VAULT_KEYS_FILE, production=PRODUCTION, setting="DOORSTEP_KEYS", size=32)
# Makes the keyed hashes by which somebody is found. It is never changed: the hashes would find nobody any more.
LOOKUP_KEY = env.text("DOORSTEP_LOOKUP_KEY") or secrets.own_secret(
    VAR / "keys" / "lookup", production=PRODUCTION, setting="DOORSTEP_LOOKUP_KEY"
)
# Encrypts backups; kept where neither they nor this machine can be lost with it (docs/decisions/0043).
BACKUP_KEY = env.text("DOORSTEP_BACKUP_KEY")

# Which names this site answers to: anything else is refused, so that nobody can point mail or links elsewhere.
ALLOWED_HOSTS = env.words("DOORSTEP_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1]")
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set DOORSTEP_HOSTS to the name people type, such as doorstep.example.org.")

# A made-up borough is planted when the database is empty, so that the first look shows something.
DEMO = env.flag("DOORSTEP_DEMO", default=not PRODUCTION)

# -- Who runs it ----------------------------------------------------------------------------------------------------

SITE_NAME = env.text("DOORSTEP_SITE_NAME", "Doorstep")
OPERATOR_NAME = env.text("DOORSTEP_OPERATOR_NAME")
OPERATOR_EMAIL, OPERATOR_PHONE = env.text("DOORSTEP_OPERATOR_EMAIL"), env.text("DOORSTEP_OPERATOR_PHONE")
# The AGPL asks whoever changes the program to offer the changed source to those who use it.
SOURCE_URL = env.text("DOORSTEP_SOURCE_URL")

# Under which licence others may use the open data: its name and the address of its text (docs/decisions/0030).
DATA_LICENCE_NAME = env.text("DOORSTEP_DATA_LICENCE_NAME", "CC BY 4.0")
DATA_LICENCE_URL = env.text("DOORSTEP_DATA_LICENCE_URL", "https://creativecommons.org/licenses/by/4.0/")
# Whether what lies in our own network may be fetched, for intranets and tests; whether pages of groups are tried.
FEEDS_PRIVATE = env.flag("DOORSTEP_FEEDS_PRIVATE", default=False)
LINKS_PRIVATE = False  # save in tests: links are what strangers publish, and never lead inside
CHECK_LINKS = env.flag("DOORSTEP_CHECK_LINKS", default=PRODUCTION)

# -- The house ------------------------------------------------------------------------------------------------------

INSTALLED_APPS = apps.INSTALLED_APPS

MIDDLEWARE = [
    # What every answer says, also one that the next of these makes itself.
    "doorstep.core.middleware.Dressed",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Padded at random by Django, so that a page's length gives no secret in it away (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    # Before all that read what was sent; those above only dress its answer.
    "doorstep.core.middleware.NothingTooLarge",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    # After the check of the form's token, before any view: who is signed in.
    "doorstep.accounts.middleware.WhoIsIt",
    # Then the desk: what lies under /desk/ is closed unless it opens it.
    "doorstep.accounts.middleware.DeskDoor",
    # Around the views alone.
    "doorstep.limits.middleware.NotTooOften",
    "doorstep.places.middleware.OneSetOfEditions",
]

ROOT_URLCONF = "doorstep.web.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "people.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "doorstep.core.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# -- Data -----------------------------------------------------------------------------------------------------------

# Builds from 3.7.0 to 3.51.2 can corrupt a write-ahead log under two writers (docs/decisions/0002): they get the
# rollback journal, and doorstep.core.checks looks whether it is so.
SQLITE_SAFE_LOG = (3, 51, 3)
_database = env.text("DOORSTEP_DATABASE_URL", f"sqlite:///{VAR / 'doorstep.sqlite3'}")
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.database("DOORSTEP_DATABASE_URL", _database),
    # Persons' keys lie apart from what they seal, so that a backup of either alone is noise.
    "keys": env.database("DOORSTEP_KEYS_URL", env.database_beside(_database, VAR / "keys" / "keys.sqlite3")),
}
DATABASE_ROUTERS = ["doorstep.vault.router.KeysApart"]
# Which apps' tables a database has, where it has not all of them; and which setting names each.
APPS_IN_DATABASE = {"keys": ["vault"]}
DATABASE_SETTINGS = {"default": "DOORSTEP_DATABASE_URL", "keys": "DOORSTEP_KEYS_URL"}
for _each in DATABASES.values():
    if _each["ENGINE"].endswith("sqlite3"):
        _journal = "WAL" if sqlite3.sqlite_version_info >= SQLITE_SAFE_LOG else "DELETE"
        _each["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode={_journal}; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        }
    else:
        # One connection a thread, kept: connecting costs more than most of our queries.
        _each["CONN_MAX_AGE"] = 600
        _each["CONN_HEALTH_CHECKS"] = True
        # A statement asked three times is prepared, which halves the finder's wait (docs/decisions/0022).
        _each["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 3}

# -- Words ----------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = env.text("DOORSTEP_LANGUAGE", "en-gb")
LANGUAGES = [("en-gb", _("English")), ("es", _("Spanish")), ("ar", _("Arabic"))]
# Compiled there by `manage.py translations compile`; the sentences themselves lie in doorstep/locale.
LOCALE_PATHS = [VAR / "locale"]
TIME_ZONE = env.text("DOORSTEP_TIME_ZONE", "Europe/London")
USE_TZ = True
# Whose bank holidays what comes again makes way for (doorstep/aid/repeats.py); of another nation, it heeds none.
HOLIDAYS = env.text("DOORSTEP_HOLIDAYS", "GB-ENG")

# -- Files ----------------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
# The joined stylesheet and the cut fonts: made by `manage.py assets`, no part of this project's own files.
ASSETS = VAR / "assets"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder", "doorstep.core.finders.MadeFiles"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# The most that may be sent at once: a photograph or a list of groups. Told to nginx and Caddy too, in deploy/.
LARGEST_BODY = 5_000_000
# A page's form is small; a pasted novel is refused before it is parsed.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
# What is sent as a file stays in memory: on the disk a photograph would lie about unsealed.
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_BODY

# -- Messages -------------------------------------------------------------------------------------------------------

# Where those who carry our messages tell what came, each at an address of its own; "" where nobody could reach it.
TOLD_AT = f"https://{ALLOWED_HOSTS[0]}/in/" if PRODUCTION and ALLOWED_HOSTS[0][0] not in "*." else ""
# The server that sends our mail, as Django's SMTP backend takes it; None where there is none (doorstep/messaging).
SMTP = env.smtp("DOORSTEP_SMTP_URL")
MAIL_FROM = env.text("DOORSTEP_MAIL_FROM", OPERATOR_EMAIL)
# Or an account with whoever sends our mail by an interface of their own; it goes before that server.
MAIL_API = env_providers.mail("DOORSTEP_MAIL_API")
if (SMTP or MAIL_API) and "@" not in MAIL_FROM:
    raise ImproperlyConfigured("Say in DOORSTEP_MAIL_FROM from which address mail is sent.")
# The accounts by which texts, WhatsApp and calls go, what a text costs, and the mailbox people write to; None for none.
TEXT = env.texts("DOORSTEP_TEXT_URL", told_at=TOLD_AT)
TEXT_PRICE = env.price("DOORSTEP_TEXT_PRICE")
WHATSAPP = env_providers.whatsapp("DOORSTEP_WHATSAPP_URL")
VOICE = env_providers.voice("DOORSTEP_VOICE_URL")
MAILBOX = env.mailbox("DOORSTEP_IMAP_URL")
# How many messages those who carry them take in a while, by the means they go by; None for as many as there are.
RATES = {"email": env.rate("DOORSTEP_MAIL_RATE"), "phone": env.rate("DOORSTEP_TEXT_RATE")}
# For developing and the demo world: messages are shown at /screen/ to anybody who looks, instead of being sent.
SCREEN = env.flag("DOORSTEP_SCREEN", default=not PRODUCTION)
if PRODUCTION and SCREEN:
    raise ImproperlyConfigured("DOORSTEP_SCREEN shows everybody's messages, codes and all. Turn it off in production.")

# -- Maps -----------------------------------------------------------------------------------------------------------

# Maps are drawn by this site itself. Tiles from elsewhere lie under them only where the operator names a server, to
# which every visitor of a map then makes requests; its attribution is shown with it.
TILES_URL, TILES_ATTRIBUTION = tiles.named(env.text("DOORSTEP_TILES_URL"), env.text("DOORSTEP_TILES_ATTRIBUTION"))

# -- Safety ---------------------------------------------------------------------------------------------------------

# On every answer, whoever makes it (config/headers.py, doorstep/core/middleware.py).
CONTENT_SECURITY_POLICY = {"DIRECTIVES": headers.CONTENT_POLICY}
X_FRAME_OPTIONS = headers.FRAMES
SECURE_REFERRER_POLICY = headers.REFERRER
SECURE_CROSS_ORIGIN_OPENER_POLICY = headers.OPENER
EVERYWHERE_HEADERS = headers.EVERYWHERE
UNREADABLE_HEADERS = headers.UNREADABLE
# Files of ours are for our pages.
WHITENOISE_ALLOW_ALL_ORIGINS = False
CSRF_COOKIE_HTTPONLY = True
# A form's token goes with the browser window; a chosen language stays, so that nobody chooses every day.
CSRF_COOKIE_AGE = None
LANGUAGE_COOKIE_AGE = 31_536_000
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

# Where "Exit this page" leads: to something that anybody might be reading (core/templates/components/exit.html).
EXIT_URL = env.web_address("DOORSTEP_EXIT_URL", "https://www.bbc.co.uk/weather")

# Everything under this address is for the people who look after the installation (doorstep/accounts).
DESK = "/desk/"
# The frame around what lies there, named here for apps on floors below it (doorstep/library).
DESK_FRAME = "desk/base.html"
# The numbers that stand wherever somebody may be worried, named here for the same reason.
TURNING_PIECE = "library/turning.html"
# What lies there is personal even before somebody has signed in: no copy of it is kept anywhere.
PERSONAL = (
    *("/ask/", "/helping/", "/me/", "/questions/ask/", "/questions/back/", "/receipt/", "/safeguarding/", "/search/"),
    *("/sign-in/", "/sign-out/", "/starting/"),
)

# Over HTTPS everything hangs on it; on a kitchen-table laptop there is no certificate to hang it on.
_HTTPS = env.flag("DOORSTEP_HTTPS", default=PRODUCTION)
CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE = _HTTPS
CSRF_COOKIE_NAME = "__Host-csrf" if _HTTPS else "csrf"
LANGUAGE_COOKIE_NAME = "__Host-language" if _HTTPS else "language"
# Who is signed in (doorstep/accounts); Django's own sessions are not used, nor is its name for the cookie taken.
SESSION_COOKIE_NAME = "__Host-session" if _HTTPS else "session"
# Where somebody is sent who may not come in yet, or has nowhere to go back to (doorstep/people/doors.py).
SIGN_IN_PAGE, NEWCOMER_PAGE = "accounts:sign-in", "accounts:new"
STRONGER_PAGE = "accounts:stronger"
PROVE_PAGE = "accounts:prove"
MINE_PAGE = "accounts:mine"
RECEIPT_PAGE = "accounts:receipt-opening"
# Which browser asked for a code or a challenge, and so may answer it.
BROWSER_COOKIE_NAME = "__Host-asked" if _HTTPS else "asked"
SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = 63_072_000 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _HTTPS
# Only a proxy of ours may say that the visitor came by HTTPS, and from where: so many of them stand before us, each of
# which adds an entry to X-Forwarded-For (doorstep/limits/visitors.py).
_BEHIND_PROXY = env.flag("DOORSTEP_BEHIND_PROXY", default=False)
PROXIES = env.whole_number("DOORSTEP_PROXIES", int(_BEHIND_PROXY))
if _BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# -- Running --------------------------------------------------------------------------------------------------------

# Where the web server listens, and with how many processes; read by `manage.py serve`.
ADDRESS = env.text("DOORSTEP_ADDRESS", "127.0.0.1:8000")
WEB_PROCESSES = env.whole_number("DOORSTEP_WEB_PROCESSES", 2, least=1)
# In each process: one waits for a slow visitor while the others answer. They are begun when first needed.
WEB_THREADS = 8
# What `manage.py serve` runs first, each quick where nothing is to be done; core, which does, knows no layer above it.
PREPARATIONS = [
    *("assets", "translations compile", "collectstatic", "migrate", "library ship", "questions ship"),
    *(["demo"] if DEMO else []),
    # After all that puts texts in.
    "search fill",
]
# What `serve` says last, to whoever started it; {url} is where the site is. Named here for the same reason.
CLOSING_WORDS = [
    *(["Open it and type SE15 to see who helps in Peckham."] if DEMO else []),
    *(cast.HOW_TO_BECOME if DEMO and SCREEN else []),
    "The desk is at {url}desk/. A code for the first who sits there: .venv/bin/python manage.py staff code",
]

# Paths without their query strings, and nothing from a form: logs are read by people, and kept.
LOGGING = logs.LOGGING
# Nobody is mailed a traceback: it would carry what a neighbour typed.
ADMINS: list[tuple[str, str]] = []
