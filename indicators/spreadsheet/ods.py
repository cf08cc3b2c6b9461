"""The sheets of an ODS workbook: all of them stand in one part, `content.xml`."""

from __future__ import annotations

import zipfile

from indicators.spreadsheet.sheet import LISTED, Sheet, local, parse


def sheets(package: zipfile.ZipFile) -> list[Sheet]:
    """Every sheet in its order, with all that its XML says."""
    scan = _Scan()
    parse(package, "content.xml", scan.start)
    scan.close_cell()
    return scan.sheets


class _Scan:
    """Follows the elements of the content; repeated rows and cells count as often as they are repeated."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.row = self.rows = self.column = self.columns = 0
        self.formula = self.content = self.in_annotation = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        handler = {
            "style": self._style,
            "table-properties": self._properties,
            "table": self._table,
            "table-row": self._row,
            "table-cell": self._cell,
            "covered-table-cell": self._cell,
            "p": self._text,
        }.get(name)
        if handler:
            handler({local(key): value for key, value in attributes.items()})

    def _style(self, attributes: dict[str, str]) -> None:
        self.style = attributes.get("name", "")

    def _properties(self, attributes: dict[str, str]) -> None:
        if attributes.get("display") == "false":
            self.hidden_styles.add(self.style)

    def _table(self, attributes: dict[str, str]) -> None:
        self.close_cell()
        hidden = attributes.get("style-name", "") in self.hidden_styles
        self.sheets.append(Sheet(attributes.get("name", ""), "content.xml", hidden))
        self.row = self.rows = self.column = self.columns = 0

    def _row(self, attributes: dict[str, str]) -> None:
        self.close_cell()
        self.row += self.rows
        self.rows = int(attributes.get("number-rows-repeated", "1"))
        self.column = self.columns = 0
        self.hides = attributes.get("visibility") in ("collapse", "filter")

    def _cell(self, attributes: dict[str, str]) -> None:
        self.close_cell()
        self.column += self.columns
        self.columns = int(attributes.get("number-columns-repeated", "1"))
        self.formula = "formula" in attributes
        if attributes.get("number-columns-spanned", "1") != "1" or attributes.get("number-rows-spanned", "1") != "1":
            rows = int(attributes.get("number-rows-spanned", "1"))
            self.sheets[-1].merged.append([self.row + 1, self.row + rows])
        if attributes.get("value-type"):
            self._text({})
        if attributes.get("value-type") == "error" and len(self.sheets[-1].errors) < LISTED:
            self.sheets[-1].errors.append(self.row + 1)

    def _text(self, attributes: dict[str, str]) -> None:
        if not self.sheets or not self.columns or self.content:
            return
        self.content = True
        sheet = self.sheets[-1]
        sheet.value_at(self.row + self.rows, self.column + self.columns)
        if self.hides:
            sheet.hidden_rows += self.rows
            self.hides = False

    def close_cell(self) -> None:
        if self.formula:
            sheet = self.sheets[-1]
            sheet.formula_at(self.row + 1)
            if not self.content and len(sheet.uncached) < LISTED:
                sheet.uncached.append(self.row + 1)
        self.formula = self.content = False
