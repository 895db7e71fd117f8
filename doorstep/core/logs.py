"""Keeps what people typed out of the log: errors repeat it, of databases and of Python, and refusals of Django too."""

import logging
import re
import time
import traceback
from collections.abc import Iterator
from types import TracebackType

from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import Error
from django.template import TemplateDoesNotExist

SECURITY = "django.security."
ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

# What a database puts in quotation marks is a name of ours after one of these words, and else somebody's value.
_QUOTED = re.compile(r'((?:column|constraint|database|function|index|relation|role|table|type|user) )?"[^"]*("|$)')
# What these say comes from the code, and repeats nothing of anybody's.
_OF_THE_CODE = (
    AttributeError,
    FieldError,
    ImportError,
    ImproperlyConfigured,
    NameError,
    NotImplementedError,
    TemplateDoesNotExist,
    TypeError,
)
LEFT_OUT = "(what it says is left out: it may repeat what somebody typed)"


class Discreet(logging.Formatter):
    """Tells an error by where it happened and what kind it is; in words only where these can hold no value.

    Those of the database are cut to their first line, without DETAIL, CONTEXT and the values in it. An error of ours
    that is written for the log says so with `FOR_THE_LOG = True`. While debugging, everything is told.
    """

    # One clock for all that is written down, wherever the machine stands; the format says Z.
    converter = staticmethod(time.gmtime)

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 # the name that logging calls
        if settings.DEBUG:
            return super().formatException(ei)
        return "\n".join(_told(each) for each in reversed(list(_with_causes(ei[1]))))


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _told(error: BaseException) -> str:
    words = _words(error)
    said = f"{type(error).__qualname__}: {LEFT_OUT if words is None else words}"
    return "".join(traceback.format_tb(error.__traceback__)) + said


def _words(error: BaseException) -> str | None:
    """Return what an error says, as far as it cannot be somebody's words."""
    if isinstance(error, Error):
        return without_values(error)
    # Of those that a library made of it, the words may be anything: a mail server's name the reader.
    if isinstance(error, OSError) and type(error).__module__ == "builtins":
        return error.strerror
    return str(error) if isinstance(error, _OF_THE_CODE) or getattr(error, "FOR_THE_LOG", False) else None


def without_values(error: BaseException) -> str:
    """Return the first line of what the error says, with names of ours in it but no values."""
    first = (str(error).strip().splitlines() or [""])[0]
    return _QUOTED.sub(lambda quoted: quoted[0] if quoted[1] else "…", first)


class Refusals(logging.Filter):
    """Says of a refusal only its kind: a traceback for each would bury what matters, and repeat what was sent."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith(SECURITY):
            kind = record.name.removeprefix(SECURITY)
            record.msg, record.args, record.exc_info = f"A request was refused ({kind}).", (), None
        return True
