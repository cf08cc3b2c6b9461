"""The small bar of a figure beside its target and its path, as SVG."""

from __future__ import annotations

from indicators.charts.headlines import GREY
from indicators.charts.progress import Progress

BAR_WIDTH, BAR_HEIGHT = 200, 26
"""Of the bar with its target, in pixels."""


def bar(way: Progress) -> str:
    """The last figure as a bar beside its target (a long line with a diamond) and its path (a short line), as SVG."""
    if way.last is None:
        return ""
    value, target = float(way.last["value"]), float(way.target["target"])
    path = way.required(int(way.last["year"]))
    low = min(0.0, value, target, path)
    high = 100.0 if way.unit == "percent" and max(value, target, path) <= 100 else max(value, target, path) * 1.1
    nought, at, goal, on_path = (_place(each, low, high or 1.0) for each in (0.0, value, target, path))
    middle = BAR_HEIGHT / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{BAR_WIDTH}" height="{BAR_HEIGHT}" fill="{GREY}">'
        f'<path d="M6 {middle}H{BAR_WIDTH - 6}" stroke="{GREY}"/>'
        f'<rect x="{min(nought, at):.1f}" y="{middle - 4}" width="{abs(at - nought):.1f}" height="8"/>'
        f'<path d="M{on_path:.1f} {middle - 8}v16" stroke="{GREY}" stroke-width="1.5" stroke-dasharray="2 2"/>'
        f'<path d="M{goal:.1f} 1v{BAR_HEIGHT - 2}" stroke="{GREY}" stroke-width="2.5"/>'
        f'<path d="M{goal - 5:.1f} 5l5 -5l5 5l-5 5z"/></svg>'
    )


def _place(value: float, low: float, high: float) -> float:
    """Where a value lies on the bar."""
    return 6 + (value - low) / (high - low) * (BAR_WIDTH - 12)
