"""How sure an entry is: when somebody of the group last said that it is true, in four steps; no database."""

import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FRESH = datetime.timedelta(days=92)  # three months
AGEING = datetime.timedelta(days=365)

Days = tuple[datetime.date | None, datetime.date | None]  # from and to, both included; None where it has no end

STEPS: dict[str, Promise] = {
    "3-months": _("Confirmed within three months"),
    "year": _("Confirmed within a year"),
    "longer": _("Confirmed longer ago"),
    "never": _("Never confirmed"),
}


def step(confirmed_on: datetime.date | None, today: datetime.date) -> str:
    """Return on which step a day of confirming stands: each group stands on one of them."""
    if confirmed_on is None:
        return "never"
    age = today - confirmed_on
    return "3-months" if age <= FRESH else "year" if age <= AGEING else "longer"


def days(step: str, today: datetime.date) -> Days:
    """Return the days on which whoever stands on a step was confirmed; "never" has none."""
    return {
        "3-months": (today - FRESH, None),
        "year": (today - AGEING, today - FRESH - datetime.timedelta(days=1)),
        "longer": (None, today - AGEING - datetime.timedelta(days=1)),
    }.get(step, (None, None))
