"""What a typed code opens for somebody who signed in: an invitation, a chair, a seat at a desk, a place."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from doorstep.groups.forms.people import CodeForm
from doorstep.limits.actions import TooOftenError, take
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.limits.words import wait
from doorstep.people.requests import PersonRequest

# A hall in which a code is read out is one visitor to us.
TYPING = Limit("invitation codes typed", most=60, per=timedelta(hours=1))
TYPING_BY_ONE = Limit("invitation codes typed by one", most=20, per=timedelta(hours=1))
_Opened = TypeVar("_Opened")


def opened(
    request: PersonRequest,
    form: CodeForm,
    find: Callable[..., _Opened | None],
    here: Limit = TYPING,
    by_one: Limit = TYPING_BY_ONE,
) -> _Opened | None:
    """Find what a code opens, by the action that takes it and `now`; the form says so where it opens nothing."""
    if not (form.is_valid() and has_room(form, here, request)):
        return None
    try:
        take(by_one, str(request.visitor.person.pk))
        found = find(form.cleaned_data["code"], now=timezone.now())
        wrong = "" if found else _("This code opens nothing. Look again, or ask whoever gave it to you for a new one.")
    except TooOftenError as error:
        found, wrong = None, wait(error.again_at)
    return found or form.add_error("code", wrong)
