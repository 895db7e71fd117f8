"""Keeps what people typed out of the log: errors of databases repeat it, and refusals of Django do too."""

import logging
import re
import traceback
from collections.abc import Iterator
from types import TracebackType

from django.db import Error

SECURITY = "django.security."
ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

# What a database puts in quotation marks is a name of ours after one of these words, and else somebody's value.
_QUOTED = re.compile(r'((?:column|constraint|database|function|index|relation|role|table|type|user) )?"[^"]*("|$)')


class Discreet(logging.Formatter):
    """Tells errors of the database by their first line, without DETAIL, CONTEXT and the values in it."""

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 # the name that logging calls
        errors = list(_with_causes(ei[1]))
        if not any(isinstance(each, Error) for each in errors):
            return super().formatException(ei)
        return "\n".join(_told(each) for each in reversed(errors))


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _told(error: BaseException) -> str:
    return "".join(traceback.format_tb(error.__traceback__)) + f"{type(error).__qualname__}: {without_values(error)}"


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
