"""The demonstration network, generated once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from indicators.demo import recipes
from indicators.demo.careers import Careers, live
from indicators.demo.tables import make_table

SEED = 7


class Network:
    """Careers and tables by administration, each made when it is asked for."""

    def __init__(self) -> None:
        self._careers: dict[str, Careers] = {}
        self._tables: dict[tuple[str, str], pd.DataFrame] = {}

    def careers(self, slug: str) -> Careers:
        if slug not in self._careers:
            self._careers[slug] = live(recipes()[slug], SEED)
        return self._careers[slug]

    def table(self, slug: str, name: str) -> pd.DataFrame:
        if (slug, name) not in self._tables:
            self._tables[slug, name] = make_table(name, self.careers(slug), recipes()[slug], SEED)
        return self._tables[slug, name]


@pytest.fixture(scope="session")
def network() -> Iterator[Network]:
    yield Network()
