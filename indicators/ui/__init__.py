"""What pages share: start, pickers, cards, the foot."""

from indicators.ui.card import show, statisticians
from indicators.ui.page import answer, headlines, methods_card, plain_table, prose_table, subtitle
from indicators.ui.pickers import (
    finest,
    offered,
    open_page,
    pick_breakdown,
    pick_categories,
    pick_city,
    pick_indicator,
    pick_number,
    pick_years,
)
from indicators.ui.start import View, close, needs, start, stop_with, title

__all__ = [
    "View",
    "answer",
    "close",
    "finest",
    "headlines",
    "methods_card",
    "needs",
    "offered",
    "open_page",
    "pick_breakdown",
    "pick_categories",
    "pick_city",
    "pick_indicator",
    "pick_number",
    "pick_years",
    "plain_table",
    "prose_table",
    "show",
    "start",
    "statisticians",
    "stop_with",
    "subtitle",
    "title",
]
