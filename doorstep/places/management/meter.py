"""Showing how far an import is: one line that changes on a terminal, a line now and then elsewhere."""

from time import monotonic

from django.core.management.base import OutputWrapper

from doorstep.places.actions import Progress

OFTEN, SELDOM = 0.2, 10.0  # seconds between two lines, on a terminal and elsewhere


STEPS = {
    "sectors": "Working out which street belongs to which sector.",
    "clearing": "Clearing away what was there before.",
}


class Meter:
    """Shows rows, rows a second, and the share of the file that was read."""

    def __init__(self, out: OutputWrapper) -> None:
        self._out = out
        self._live = out.isatty()
        self._started = self._shown = monotonic()

    def show(self, progress: Progress) -> None:
        now = monotonic()
        if progress.step in STEPS:
            self._write(STEPS[progress.step])
        elif now - self._shown >= (OFTEN if self._live else SELDOM):
            self._shown = now
            self._write(self._line(progress, now - self._started))

    def end(self) -> None:
        """Give way to what is written next."""
        if self._live:
            self._out.write("")

    def _line(self, progress: Progress, seconds: float) -> str:
        rest = seconds / max(progress.share, 0.001) - seconds
        a_second = progress.rows / max(seconds, 0.001)
        return f"{progress.share:4.0%}   {progress.rows:,} stored, {a_second:,.0f} a second, {rest:,.0f} seconds to go"

    def _write(self, line: str) -> None:
        self._out.write(f"\r{line:<72}" if self._live else line, ending="" if self._live else "\n")
        self._out.flush()
