"""Two hundred views, reached by choosing as a reader does: the address of each opens the same view again."""

from __future__ import annotations

import random
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from indicators.store import store
from tests.pages.reader import SLUGS, charts, opened, texts

VIEWS = 200
OF_THE_ADDRESS = {"pick_language", "pick_city"}
states = pytest.mark.parametrize("number", range(VIEWS))


def chosen(number: int) -> AppTest:
    """A page of some administration in some language, after up to three choices of a seeded reader."""
    dice = random.Random(number)
    cities = [city for city in store().administrations if store().years(city)]
    reader = opened(SLUGS[number % len(SLUGS)], lang=dice.choice(["en", "it"]), city=dice.choice(cities))
    for _ in range(dice.randint(0, 3)):
        if menus := [menu for menu in (*reader.selectbox, *reader.multiselect) if menu.key not in OF_THE_ADDRESS]:
            reader = _set(dice.choice(menus), dice).run()
    return reader


def _set(menu: Any, dice: random.Random) -> Any:
    if isinstance(menu.value, list):
        return menu.set_value(dice.sample(menu.options, min(2, len(menu.options))))
    return menu.select_index(dice.randrange(len(menu.options)))


def values(reader: AppTest) -> dict[str, Any]:
    return {menu.key: menu.value for menu in (*reader.selectbox, *reader.multiselect)}


@states
def test_the_address_of_a_view_opens_it_again(number: int) -> None:
    reader = chosen(number)
    again = AppTest.from_file(reader._script_path, default_timeout=30)
    for name, value in dict(reader.query_params).items():
        again.query_params[name] = value
    again.run()
    assert not reader.exception and not again.exception
    assert values(again) == values(reader)
    assert texts(again) == texts(reader)
    assert charts(again) == charts(reader)


def test_choices_are_made_and_stand_in_the_address() -> None:
    """Else the views above would all be first views."""
    reached = [chosen(number) for number in range(0, VIEWS, 10)]
    assert sum(bool(set(reader.query_params) - {"lang", "city"}) for reader in reached) >= len(reached) / 4
