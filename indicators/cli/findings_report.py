"""The findings as a workbook to send back to the office: what to mend, and what the rules are. No value of a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from indicators.errors import Finding, IndicatorsError
from indicators.ingest.checks.rules import RULES
from indicators.marking import N_
from indicators.text import Text

NO_FORMULAS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FINDINGS = (
    (N_("What"), 12),
    (N_("File"), 28),
    (N_("Sheet"), 14),
    (N_("Line"), 8),
    (N_("Column"), 20),
    (N_("Problem"), 70),
    (N_("What to do"), 60),
    (N_("Rule"), 18),
)
EXPLAINED = ((N_("Rule"), 18), (N_("What it looks for"), 100))


def write_report(findings: Sequence[Finding], path: Path, words: Text) -> None:
    """Write the findings, refusals first, and the rules to the workbook `path`, in the language of `words`."""
    try:
        with xlsxwriter.Workbook(path, NO_FORMULAS) as book:
            formats = (
                book.add_format({"bold": True, "text_wrap": True}),
                book.add_format({"text_wrap": True, "valign": "top"}),
            )
            rows = [_row(each, words) for each in sorted(findings, key=lambda each: not each.refused)]
            _sheet(book.add_worksheet(words.say(N_("Findings"))[:31]), FINDINGS, rows, formats, words)
            rules = [[rule, words.say(meaning)] for rule, meaning in RULES.items()]
            _sheet(book.add_worksheet(words.say(N_("Rules"))[:31]), EXPLAINED, rules, formats, words)
    except (OSError, xlsxwriter.exceptions.XlsxFileError) as error:
        raise IndicatorsError(N_("The report {file} cannot be written."), file=path.name) from error


def _row(finding: Finding, words: Text) -> list[object]:
    return [
        words.say(N_("REFUSED")) if finding.refused else words.say(N_("warning")),
        finding.file,
        finding.sheet or "",
        finding.line if finding.line is not None else "",
        finding.column or "",
        words.say(finding.problem, **finding.values),
        words.say(finding.remedy, **finding.values),
        finding.rule,
    ]


def _sheet(
    sheet: Worksheet,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[object]],
    formats: tuple[object, object],
    words: Text,
) -> None:
    bold, wrapped = formats
    for position, (name, width) in enumerate(columns):
        sheet.set_column(position, position, width)
        sheet.write_string(0, position, words.say(name), bold)
    for line, row in enumerate(rows, start=1):
        for position, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(line, position, value, wrapped)
            else:
                sheet.write_string(line, position, str(value), wrapped)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
