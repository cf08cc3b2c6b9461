"""What the files of `schema/` say in their comments: of a table in the first line, of a column behind it."""

from __future__ import annotations

import re

COLUMN = re.compile(r"^ {4}(?P<name>[a-z]\w*) [A-Z].*$")


def of_table(sql: str) -> str:
    """What a table is: the comment before its first statement, its lines joined."""
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def of_columns(sql: str) -> dict[str, str]:
    """What each column is, by its name; a comment further down belongs to the column that it continues."""
    said: dict[str, list[str]] = {}
    column = ""
    for line in sql.splitlines():
        if match := COLUMN.match(line):
            column = match["name"]
        elif not line.startswith(" " * 8):
            column = ""
        _, mark, comment = line.partition("--")
        if column and mark:
            said.setdefault(column, []).append(comment.strip())
    return {name: " ".join(comments) for name, comments in said.items()}


def spoken(sql: str) -> list[str]:
    """Every comment that is shown to readers, for the collection of messages."""
    return [text for text in (of_table(sql), *of_columns(sql).values()) if text]
