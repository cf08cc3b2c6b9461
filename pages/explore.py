"""Any indicator."""

from indicators import ui

view = ui.open_page("explore")
ui.close(view)
