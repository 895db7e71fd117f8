"""A form that may be sent only so often: refused, it comes back as it was filled in."""

from django.forms import BaseForm
from django.http import HttpRequest

from doorstep.limits import words
from doorstep.limits.actions import TooOftenError, take
from doorstep.limits.rates import Limit
from doorstep.limits.visitors import network


def has_room(form: BaseForm, limit: Limit, request: HttpRequest, whom: str = "") -> bool:
    """Count one more time for `whom`, or this visitor; where there is no room, have the form say when there is."""
    try:
        take(limit, whom or network(request))
    except TooOftenError as error:
        form.add_error(None, words.wait(error.again_at))
    return form.is_valid()
