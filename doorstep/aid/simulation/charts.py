"""Bars with whiskers, as SVG that needs nothing else: read in black and white, and by a screen reader."""

from collections.abc import Iterator, Sequence
from html import escape

from doorstep.aid.simulation.scores import Interval

_LEFT, _WIDE, _RIGHT, _ROW, _BAR, _TOP, _FOOT = 150, 420, 90, 30, 16, 48, 14
_STRIPES = (
    '<pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="white"/><rect width="3" height="6" fill="black"/></pattern>'
)


def bars(title: str, found: Sequence[tuple[str, Interval]], *, digits: int = 1, ours: str = "") -> str:
    """Draw a bar for each way of asking, its value beside it, with its 95 % confidence interval; ours is striped."""
    most = max((each.mean + _half(each) for _, each in found), default=0.0) or 1.0
    wide, high = _LEFT + _WIDE + _RIGHT, _TOP + _ROW * len(found) + _FOOT
    rows = "".join(
        _row(place, name, each, most, digits, is_ours=name == ours) for place, (name, each) in enumerate(found)
    )
    told = "; ".join(f"{name} {_value(each, digits)}" for name, each in found)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-labelledby="title desc" '
        f'font-family="sans-serif" font-size="13"><title id="title">{escape(title)}</title>'
        f'<desc id="desc">{escape(told)}. The lines are 95 % confidence intervals over seeds.</desc>'
        f'<defs>{_STRIPES}</defs><rect width="{wide}" height="{high}" fill="white"/>'
        f'<text x="8" y="24" font-size="16">{escape(title)}</text>{rows}</svg>\n'
    )


def _half(each: Interval) -> float:
    return each.half if each.half == each.half else 0.0  # not a number, of a single seed


def _value(each: Interval, digits: int) -> str:
    return f"{each.mean:.{digits}f}"


def _row(place: int, name: str, each: Interval, most: float, digits: int, *, is_ours: bool) -> str:
    return "".join(_parts(_TOP + _ROW * place, name, each, most, digits, is_ours=is_ours))


def _parts(top: int, name: str, each: Interval, most: float, digits: int, *, is_ours: bool) -> Iterator[str]:
    middle, end = top + _BAR / 2, _LEFT + _WIDE * each.mean / most
    reach = _WIDE * _half(each) / most
    yield f'<text x="{_LEFT - 8}" y="{middle + 5}" text-anchor="end">{escape(name)}</text>'
    fill = "url(#stripes)" if is_ours else "#ddd"
    yield f'<rect x="{_LEFT}" y="{top}" width="{end - _LEFT:.1f}" height="{_BAR}" fill="{fill}" stroke="black"/>'
    yield f'<path d="M{end - reach:.1f} {middle}H{end + reach:.1f}" stroke="black" stroke-width="2"/>'
    yield f'<text x="{end + reach + 6:.1f}" y="{middle + 5}">{_value(each, digits)}</text>'
