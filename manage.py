#!/usr/bin/env python
"""Doorstep's commands; `manage.py help` lists them, docs/running.md explains them."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 # must come after it
    from django.core.management import execute_from_command_line  # noqa: PLC0415 # must come after it

    import config  # noqa: F401, PLC0415 # puts the safe SQLite in place before Django looks for one

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # The sentence says which setting and what to do; a traceback would bury it.
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
