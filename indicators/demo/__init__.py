"""The demonstration network: seeded exports of eight invented administrations, as offices would send them."""

from indicators.demo.recipe import FIRST_YEAR, LAST_YEAR, Recipe, recipes
from indicators.demo.write import SEED, write_network

__all__ = ["FIRST_YEAR", "LAST_YEAR", "SEED", "Recipe", "recipes", "write_network"]
