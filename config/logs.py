"""What is written down while it runs, and what never is."""

from typing import Any

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "doorstep.core.logs.Discreet",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
            "datefmt": "%Y-%m-%dT%H:%M:%SZ",
        }
    },
    "filters": {"refusals": {"()": "doorstep.core.logs.Refusals"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["refusals"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Scanners try names that are not ours all day; a traceback for each would bury what matters.
        "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},
        # The development server would print what people asked for, postcodes and all.
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
