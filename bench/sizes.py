"""Sizes of the product: files, functions, pages, definitions, in lines."""

import ast
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parents[1]


def lines(path: Path) -> int:
    """Lines of a file."""
    return path.read_text(encoding="utf-8").count("\n")


def functions(path: Path) -> list[int]:
    """Lines of each function of a Python file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node.end_lineno - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]


def row(name: str, sizes: list[int]) -> None:
    """One line of the report."""
    sizes = sorted(sizes)
    ninety = sizes[int(len(sizes) * 0.9)] if sizes else 0
    print(f"{name:28} {len(sizes):5}   median {median(sizes):5.0f}   90 % {ninety:5}   most {sizes[-1]:5}")


def report() -> None:
    """Print the sizes."""
    package = sorted((PROJECT / "indicators").rglob("*.py"))
    definitions = PROJECT / "indicators" / "definitions"
    tests = sorted((PROJECT / "tests").rglob("*.py"))
    row("files of the package", [lines(path) for path in package])
    row("functions of the package", [size for path in package for size in functions(path)])
    row("pages", [lines(path) for path in sorted((PROJECT / "pages").glob("*.py"))])
    row("definitions, .toml", [lines(path) for path in sorted(definitions.glob("*/*.toml"))])
    row("definitions, .sql", [lines(path) for path in sorted(definitions.glob("*/*.sql"))])
    row("files of the tests", [lines(path) for path in tests])
    product, tested = sum(map(lines, package)), sum(map(lines, tests))
    print(
        f"lines of the package {product}, of the tests {tested}: {tested / product:.2f} lines of test for one of code"
    )
