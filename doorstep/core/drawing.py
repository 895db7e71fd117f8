"""Drawing a one-time code that nobody holds yet."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from doorstep.core import codes

# There are 810,000 handles. That a draw meets one which is taken happens; many times running it does not.
TRIES = 20


def drawn(keep: Callable[[codes.Code], object], fresh: Callable[[], codes.Code] = codes.fresh) -> codes.Code:
    """Draw a code, have it kept, and return it; one whose handle is taken, the database says, is drawn again."""
    for _ in range(TRIES):
        code = fresh()
        try:
            with transaction.atomic():
                keep(code)
        except IntegrityError:
            continue
        return code
    raise IntegrityError("No handle is free for a code.")
