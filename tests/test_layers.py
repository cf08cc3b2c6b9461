"""The layers of the package: imports go only downwards, and each outside library has its places."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = [
    {"", "marking", "errors", "settings", "model", "rules", "comments", "spreadsheet", "digest"},
    {"toml_files", "formulas", "statistics", "dimensions", "lattice", "text", "messages", "printing"},
    {"catalogue", "cities", "mappings"},
    {"ingest"},
    {"merge", "rows", "demo"},
    {"protection"},
    {"compute", "completing", "audit", "measures", "plans"},
    {"edition", "opened", "holdings", "store", "examples", "ladder", "needs"},
    {"charts", "export", "templates"},
    {"ui"},
    {"cli"},
    {"__main__"},
]
LAYER = {name: number for number, names in enumerate(LAYERS) for name in names}
SIDEWAYS = {
    ("errors", "marking"),
    ("formulas", "statistics"),
    ("cities", "catalogue"),
    ("cities", "mappings"),
    ("compute", "completing"),
    ("lattice", "dimensions"),
    ("store", "edition"),
    ("store", "holdings"),
    ("holdings", "opened"),
    ("opened", "edition"),
    ("ladder", "needs"),
    ("export", "charts"),
}
MAY_IMPORT = {
    "duckdb": {"ingest", "rows", "protection", "compute", "completing", "audit", "edition", "store", "ladder", "needs"}
    | {"digest", "plans", "opened"},
    "pandas": {"formulas", "statistics", "ingest", "merge", "rows", "compute", "audit", "edition", "store", "examples"}
    | {
        "charts",
        "export",
        "cli",
        "printing",
        "demo",
        "protection",
        "measures",
        "completing",
        "plans",
        "digest",
        "opened",
        "holdings",
    },
    "plotly": {"charts", "ui"},
    "streamlit": {"ui", "app", "pages"},
}
OF_THE_HOUSE = {"audit": {"audit", "errors", "marking", "digest"}}
"""The audit shares no code with what it attacks: of the house it may import nothing else."""
PAGES_IMPORT = {"streamlit", "indicators.ui", "indicators.charts"}


def modules_of(source: str, package: str) -> list[str]:
    """Dotted names of what a file imports when it runs; `package` is what relative imports start from."""
    found = []
    tree = ast.parse(source)
    types_only = [node for block in ast.walk(tree) if _is_for_types(block) for node in ast.walk(block)]
    for node in ast.walk(tree):
        if node in types_only:
            continue
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            found += [f"indicators.{each.name}" for each in node.names] if module == "indicators" else [module]
    return found


def problems(path: str, source: str) -> list[str]:
    """What the imports of a file, named from the project's folder, do that its place forbids."""
    parts = Path(path).with_suffix("").parts
    place = (*parts[1:2], "")[0].removesuffix("__init__") if parts[0] == "indicators" else parts[0]
    if parts[0] == "indicators" and place not in LAYER:
        return [f"{path}: {place} has no layer"]
    found = []
    for module in modules_of(source, ".".join(parts[:-1])):
        library, _, rest = module.partition(".")
        below = rest.partition(".")[0]
        if library in MAY_IMPORT and place not in MAY_IMPORT[library]:
            found.append(f"{path}: {place} may not import {library}")
        if parts[0] == "pages" and module != "__future__" and not _is_one_of(module, PAGES_IMPORT):
            found.append(f"{path}: a page may not import {module}")
        if library == "indicators" and parts[0] == "indicators" and not _is_below(place, below):
            found.append(f"{path}: {place} may not import {below}")
    return found


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _is_one_of(module: str, allowed: set[str]) -> bool:
    return any(module == each or module.startswith(f"{each}.") for each in allowed)


def _is_below(place: str, below: str) -> bool:
    if place in OF_THE_HOUSE:
        return below in OF_THE_HOUSE[place]
    return place == below or (place, below) in SIDEWAYS or LAYER.get(below, 99) < LAYER[place]


def files() -> list[str]:
    found = [*ROOT.glob("indicators/**/*.py"), *ROOT.glob("pages/**/*.py"), *ROOT.glob("app.py")]
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


@pytest.mark.parametrize("path", files())
def test_imports_go_down(path: str) -> None:
    assert problems(path, (ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("path", "source", "said"),
    [
        ("indicators/text.py", "import pandas as pd", "text may not import pandas"),
        ("indicators/ui/table.py", "from pandas import DataFrame", "ui may not import pandas"),
        ("indicators/charts/trend.py", "import duckdb", "charts may not import duckdb"),
        ("indicators/charts/trend.py", "import streamlit.components", "charts may not import streamlit"),
        ("indicators/compute.py", "from indicators.store import store", "compute may not import store"),
        ("indicators/edition.py", "from indicators import store", "edition may not import store"),
        ("indicators/merge.py", "def late():\n    from indicators import audit", "merge may not import audit"),
        ("indicators/audit/attack.py", "from indicators.compute import observe", "audit may not import compute"),
        ("indicators/audit/attack.py", "from indicators.merge import groups", "audit may not import merge"),
        ("indicators/audit/reading.py", "from indicators.dimensions import parts", "audit may not import dimensions"),
        ("indicators/audit/limits.py", "from indicators.lattice import lattice", "audit may not import lattice"),
        ("indicators/ingest/cug.py", "from .. import store", "ingest may not import store"),
        ("indicators/reports.py", "", "reports has no layer"),
        ("pages/today.py", "from indicators import store", "a page may not import indicators.store"),
        ("pages/today.py", "import plotly.express", "pages may not import plotly"),
    ],
)
def test_a_forbidden_import_is_reported(path: str, source: str, said: str) -> None:
    assert f"{path}: {said}" in problems(path, source)


def test_what_is_allowed_is_not_reported() -> None:
    assert problems("indicators/opened.py", "import duckdb\nfrom indicators.edition import current") == []
    assert problems("indicators/ingest/cug.py", "from .sources import Source") == []
    assert problems("indicators/ui/start.py", "if TYPE_CHECKING:\n    import pandas as pd") == []
    assert problems("pages/today.py", "import streamlit as st\nfrom indicators import charts, ui") == []
