"""Writes docs/safety/permissions.md anew from the table: `make permissions`."""

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from tests.policy.rendering import PAGE, rendered  # the models are there only now

    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(rendered(), "utf-8")
