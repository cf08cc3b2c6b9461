"""The small bar of a figure beside its target and its path, as SVG."""

from __future__ import annotations

from indicators.charts.headlines import GREY
from indicators.charts.progress import Progress

BAR_WIDTH, BAR_HEIGHT, EDGE = 200, 26, 6
"""Of the bar with its target, and what it leaves free at both ends, in pixels."""


def bar(way: Progress) -> str:
    """The figure beside its target (a long line with a diamond) and its path (a short line), as SVG.

    A pale band begins at the target and lies on the side where the figure should be.
    """
    if way.judged is None:
        return ""
    value, target = float(way.judged["value"]), float(way.target["target"])
    marks = [value, target, *([] if way.asked is None else [way.asked])]
    low = min(0.0, *marks)
    high = 100.0 if way.unit == "percent" and max(marks) <= 100 else max(marks) * 1.1
    nought, at, goal = (_place(each, low, high or 1.0) for each in (0.0, value, target))
    middle = BAR_HEIGHT / 2
    wanted = (EDGE, goal) if way.way < 0 else (goal, BAR_WIDTH - EDGE)
    path = "" if way.asked is None else _path(_place(way.asked, low, high or 1.0), middle)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{BAR_WIDTH}" height="{BAR_HEIGHT}" fill="{GREY}">'
        f'<path d="M{wanted[0]:.1f} {middle - 7}h{wanted[1] - wanted[0]:.1f}v14h{wanted[0] - wanted[1]:.1f}z" '
        f'fill-opacity="0.22"/>'
        f'<path d="M{EDGE} {middle}H{BAR_WIDTH - EDGE}" stroke="{GREY}"/>'
        f'<rect x="{min(nought, at):.1f}" y="{middle - 4}" width="{abs(at - nought):.1f}" height="8"/>'
        f'{path}<path d="M{goal:.1f} 1v{BAR_HEIGHT - 2}" stroke="{GREY}" stroke-width="2.5"/>'
        f'<path d="M{goal - 5:.1f} 5l5 -5l5 5l-5 5z"/></svg>'
    )


def _path(place: float, middle: float) -> str:
    return f'<path d="M{place:.1f} {middle - 8}v16" stroke="{GREY}" stroke-width="1.5" stroke-dasharray="2 2"/>'


def _place(value: float, low: float, high: float) -> float:
    """Where a value lies on the bar."""
    return EDGE + (value - low) / (high - low) * (BAR_WIDTH - 2 * EDGE)
