"""Taking times side by side, and laying them out: a benchmark prints ratios, and each comes from one run."""

import gc
import time
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

Contender = TypeVar("Contender", bound=Hashable)
Asked = TypeVar("Asked")

BLOCK = 100


class Times:
    """Seconds that the same thing took, many times over."""

    def __init__(self, seconds: Sequence[float] = ()) -> None:
        self.seconds = list(seconds)

    def at(self, share: float) -> float:
        """Return the milliseconds that this share of the times stayed within: 0.5 for the median."""
        ordered = sorted(self.seconds)
        return 1_000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def p50(self) -> float:
        return self.at(0.50)

    @property
    def p99(self) -> float:
        return self.at(0.99)


def side_by_side(
    contenders: Mapping[Contender, Callable[[Asked], object]],
    asked: Mapping[Contender, Sequence[Asked]],
    *,
    warm: int,
    block: int = BLOCK,
) -> dict[Contender, Times]:
    """Time each contender on what it is asked, in turns of a block each, there and back; the first `warm` untimed.

    In turns, so that whatever else the machine does slows all of them. In blocks, so that none pays for the caches of
    the processor that another has just filled.
    """
    # What was made before is no rubbish, and looking through it again and again would be timed too.
    gc.freeze()
    times = {contender: Times() for contender in contenders}
    most = max(map(len, asked.values()))
    for start in range(0, most, block):
        for contender in _order(contenders, start // block):
            taken = _timed(contenders[contender], asked[contender][start : start + block])
            times[contender].seconds += taken if start >= warm else []
    return times


def _order(contenders: Mapping[Contender, object], turn: int) -> Iterator[Contender]:
    return reversed(list(contenders)) if turn % 2 else iter(contenders)


def _timed(ask: Callable[[Asked], object], asked: Sequence[Asked]) -> list[float]:
    taken = []
    for each in asked:
        began = time.perf_counter()
        ask(each)
        taken.append(time.perf_counter() - began)
    return taken


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Lay out cells in columns: numbers with the digits that matter to the right, words to the left."""
    told = [[_told(cell) for cell in row] for row in [header, *rows]]
    widths = [max(map(len, column)) for column in zip(*told, strict=True)]
    numbers = [isinstance(cell, int | float) for cell in (rows[0] if rows else header)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, numbers, strict=True)
        ).rstrip()
        for row in told
    )


def _told(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:.2f}" if abs(cell) < 100 else f"{cell:,.0f}"  # noqa: PLR2004 # three digits are as good as it gets
    return f"{cell:,}" if isinstance(cell, int) else str(cell)
