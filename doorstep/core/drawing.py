"""Drawing a one-time code that nobody holds yet, and making whatever has a sign that nothing else may have."""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, transaction

from doorstep.core import codes

# There are 810,000 handles. That a draw meets one which is taken happens; many times running it does not.
TRIES = 20
T = TypeVar("T")


def drawn(keep: Callable[[codes.Code], object], fresh: Callable[[], codes.Code] = codes.fresh) -> codes.Code:
    """Draw a code, have it kept, and return it; one whose handle is taken, the database says, is drawn again."""

    def once() -> codes.Code:
        code = fresh()
        keep(code)
        return code

    return until_free(once)


def until_free(make: Callable[[], T]) -> T:
    """Make something, and return it; where the database says that its sign is taken by now, look and make it again.

    Whoever looked a moment ago whether an address is free does not know it: two who look at once both see it free.
    """
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return make()
        except IntegrityError:
            continue
    raise IntegrityError("Nothing is free for it.")
