"""Sends keys to their own database, and lets nothing else in there."""

from typing import Any

from django.db.models import Model

KEYS = "keys"
APP = "vault"
# Tables of this app that stand in the default database as well.
IN_BOTH = {"erasure"}


class KeysApart:
    """Django asks this of every query and every table."""

    def db_for_read(self, model: type[Model], **_hints: Any) -> str | None:
        meta = model._meta  # noqa: SLF001 # Django's own name for it
        return KEYS if meta.app_label == APP and meta.model_name not in IN_BOTH else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **_hints: Any) -> bool | None:
        if app_label != APP:
            return False if db == KEYS else None
        return model_name is None or model_name in IN_BOTH or db == KEYS
