"""What pages share: start, pickers, cards, the foot."""

from indicators.ui.absent import instead, needs
from indicators.ui.card import show, statisticians, tables
from indicators.ui.choosing import beside_each_other, pick_compared, pick_one, pick_some, pick_until
from indicators.ui.delivering import bring_in
from indicators.ui.exploring import behind, pick_category, side_by_side
from indicators.ui.glance import fields_at_a_glance, items, parts
from indicators.ui.page import answer, headlines, methods_card, plain_table, prose_table, stacked_table, subtitle
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
from indicators.ui.start import View, close, start, stop_with, title

__all__ = [
    "View",
    "answer",
    "behind",
    "beside_each_other",
    "bring_in",
    "close",
    "fields_at_a_glance",
    "finest",
    "headlines",
    "instead",
    "items",
    "methods_card",
    "needs",
    "offered",
    "open_page",
    "parts",
    "pick_breakdown",
    "pick_categories",
    "pick_category",
    "pick_city",
    "pick_compared",
    "pick_indicator",
    "pick_number",
    "pick_one",
    "pick_some",
    "pick_until",
    "pick_years",
    "plain_table",
    "prose_table",
    "show",
    "side_by_side",
    "stacked_table",
    "start",
    "statisticians",
    "stop_with",
    "subtitle",
    "tables",
    "title",
]
