"""An edition with one invented town that delivered its staff: small departments, so that groups stand together."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators import edition
from indicators.catalogue import Catalogue, catalogue
from tests.attack.administrations import administration
from tests.attack.built import sources_of

SLUG = "jasnodol"
"""Of the shipped invented administrations; it has no figures in the shipped edition."""


def build_town(folder: Path) -> Path:
    """Publishes an edition with the town alone in `folder`; its file."""
    rows = administration(5, 420, years=2, departments=8, directorates=3).assign(city=SLUG, source="synthetic")
    rows["department"] = "Office " + rows["department"].astype(str) + ", town"
    with pytest.MonkeyPatch.context() as patch:
        only_staff = Catalogue([each for each in catalogue().indicators if "staff" in each.tables])
        patch.setattr(edition, "catalogue", lambda: only_staff)
        tables = sources_of({"staff": rows})
        patch.setattr(edition, "observe_sources", lambda *told: (tables, []))
        return edition.build(folder)[0]
