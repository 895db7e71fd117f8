"""Finding what a one-time code opens, where a guess counts before anything is compared."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from doorstep.core import codes, hashes
from doorstep.limits.actions import give_back, take
from doorstep.limits.rates import Limit


def opened_by(typed: str, rows: QuerySet[Any], purpose: str, limit: Limit, *, now: datetime) -> Any:
    """Find the row with a `handle` and a `hashed` whose code this is; None, whatever was wrong. Raises TooOftenError.

    A try counts, by the handle, whether there is such a code or not; and it takes as long.
    """
    code = codes.read(typed)
    if not code.handle:
        return None
    take(limit, code.handle, now=now)
    found = rows.filter(handle=code.handle).first()
    if not constant_time_compare(kept_as(purpose, code), found.hashed if found else hashes.NOBODYS):
        return None
    give_back(limit, code.handle)
    return found


def kept_as(purpose: str, code: codes.Code) -> str:
    """Hash a code for what it opens, as it stands in its row."""
    return hashes.of_kept_code(purpose, f"{code.handle}{code.secret}")
