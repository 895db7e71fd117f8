"""How long a text is, as who pays for it counts, and what many of them cost; pure."""

from dataclasses import dataclass
from decimal import Decimal

from doorstep.messaging.channels.text.length import parts, spared


@dataclass(frozen=True)
class Size:
    """How many signs a text has as it goes out, and in how many parts it is sent and paid."""

    signs: int
    parts: int


@dataclass(frozen=True)
class Price:
    """What one part costs, in a currency by its three letters (ISO 4217)."""

    each: Decimal
    currency: str

    def of(self, parts_in_all: int) -> Decimal:
        return self.each * parts_in_all


def size_of(text: str) -> Size:
    plain = spared(text)
    return Size(len(plain), parts(plain))
