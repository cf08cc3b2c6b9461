"""XLSX and ODS: another process with limits reads the workbook; here its answer becomes findings and a grid."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from indicators.errors import UnknownName
from indicators.ingest import header as headers
from indicators.ingest.grid import Grid, private_file, private_folder
from indicators.ingest.sources import Findings, Source
from indicators.marking import N_
from indicators.settings import PROJECT, Settings

SECONDS = 60
SAVE = N_("Open it in the spreadsheet program and save it as XLSX, without macros and links.")
VALUES = N_("Copy the sheet and paste it as values into a new workbook.")
REFUSALS = {
    "empty": (N_("The workbook holds no values."), N_("Deliver the file with a header and its rows.")),
    "protected": (
        N_("The workbook is protected by a password."),
        N_("Save it without a password; send it by a safe way."),
    ),
    "old_excel": (N_("This is the old Excel format (.xls)."), N_("Save it as XLSX.")),
    "html": (N_("This is a web page or XML text, not a workbook, whatever its name says."), SAVE),
    "damaged": (N_("The workbook is damaged or cut off."), N_("Send the file again.")),
    "macros": (N_("The workbook has macros."), N_("Save it as XLSX, without macros.")),
    "no_workbook": (N_("This is no XLSX or ODS workbook."), SAVE),
    "nested": (N_("The workbook holds other files."), VALUES),
    "external_links": (N_("The workbook takes values from other files."), VALUES),
    "doctype": (N_("The workbook holds a document type, which no spreadsheet program writes."), SAVE),
    "too_many_parts": (N_("The workbook has {count} parts; {most} are allowed."), VALUES),
    "too_large_inside": (N_("The workbook is far larger inside than outside."), VALUES),
    "too_many_cells": (
        N_("The sheet reaches to row {rows} and column {columns}."),
        N_("Delete what lies outside the table."),
    ),
    "several_sheets": (
        N_("Several sheets hold values: {known}."),
        N_("Say which one: --sheet, or sheet in city.toml."),
    ),
    "no_room": (
        N_("The rows of the workbook could not be written to the folder for passing files ({reason})."),
        N_("Make room on the disk and import the file again; nothing is wrong with it."),
    ),
    "time": (N_("Reading the workbook took longer than {seconds} seconds."), VALUES),
}


def read(source: Source, folder: Path, findings: Findings) -> Grid | None:
    """The sheet as a grid; None where it was refused."""
    if source.path.stat().st_size > Settings().spreadsheet_bytes:
        problem, remedy = N_("The workbook is larger than {limit} bytes."), N_("Export the table as CSV.")
        findings.refuse("size", problem, remedy, limit=Settings().spreadsheet_bytes)
        return None
    out = private_file(folder / "sheet.csv")
    answer = _answer(source, out, findings)
    return None if findings.refused else _grid(source, out, answer, findings)


def lines(source: Source, findings: Findings) -> list[tuple[int, list[str]]]:
    """A small sheet as text, (row, cells), for a format that is known by name; empty where it was refused."""
    with private_folder() as folder:
        out = private_file(folder / "sheet.csv")
        _answer(source, out, findings)
        with out.open(encoding="utf-8", newline="") as file:
            rows = [(int(line), [cell.strip() for cell in cells]) for line, *cells in csv.reader(file)]
    return [] if findings.refused else [(line, cells) for line, cells in rows if any(cells)]


def _answer(source: Source, out: Path, findings: Findings) -> dict[str, Any]:
    """What is known of the sheet that was read; of several sheets the one with the name of the table."""
    answer = _ask(source, out)
    if answer.get("refused") == "several_sheets" and source.table in answer["values"]["known"]:
        answer = _ask(replace(source, sheet=source.table), out)
    if "refused" in answer:
        _refuse(answer["refused"], answer["values"], findings)
        return answer
    findings.sheet = answer["name"]
    _check_cells(answer, findings)
    return answer


def _ask(source: Source, out: Path) -> dict[str, Any]:
    """What the limited process says of the workbook; whatever ends it is a refusal."""
    command = [sys.executable, "-m", "indicators.spreadsheet", str(source.path.resolve()), str(out), source.sheet]
    try:
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return {"refused": "time", "values": {"seconds": SECONDS}}
    if done.returncode != 0:
        killed = done.returncode < 0 or b"MemoryError" in done.stderr or b"memory" in done.stderr
        return {"refused": "too_large_inside" if killed else "damaged", "values": {}}
    return json.loads(done.stdout)


def _refuse(code: str, values: dict[str, Any], findings: Findings) -> None:
    if code == "no_such_sheet":
        near = UnknownName(N_("sheet"), values["sheet"], values["known"])
        findings.refuse("sheet", near.message, N_("Say which sheet is meant."), **near.values)
        return
    problem, remedy = REFUSALS[code]
    if "known" in values:
        values = {"known": ", ".join(values["known"])}
    findings.refuse(code, problem, remedy, **values)


def _check_cells(answer: dict[str, Any], findings: Findings) -> None:
    for rule, lines, problem in (
        ("error_cell", answer["errors"], N_("A cell of the row holds an error such as #REF! or #N/A.")),
        ("formula", answer["uncached"], N_("A cell of the row is a formula without its result.")),
    ):
        for line in lines:
            findings.refuse(rule, problem, N_("Mend it, save the workbook, or paste the table as values."), line=line)
    if answer["formulas"] and not answer["uncached"]:
        findings.warn(
            "formula",
            N_("Cells with formulas, whose stored results were read: {count}."),
            N_("Save the workbook after recalculating, or paste the table as values."),
            line=answer["first_formula"],
            count=answer["formulas"],
        )
    if answer["hidden_rows"]:
        problem = N_("Rows that are hidden or filtered out, and were read too: {count}.")
        findings.warn(
            "hidden_rows", problem, N_("Delete them, if they do not belong to the table."), count=answer["hidden_rows"]
        )
    if answer["hidden_sheets"]:
        problem = N_("Hidden sheets hold values and were not read: {sheets}.")
        remedy = N_("Delete them: they may hold what should not be sent.")
        findings.warn("hidden_sheet", problem, remedy, sheets=", ".join(answer["hidden_sheets"]))


def _grid(source: Source, out: Path, answer: dict[str, Any], findings: Findings) -> Grid | None:
    with out.open(encoding="utf-8", newline="") as file:
        rows = [(int(line), cells) for line, *cells in islice(csv.reader(file), headers.SEARCHED + 2)]
    index, matches = headers.find(rows, headers.known_headers(source))
    if rows and matches and _refuse_merged(rows[index][0], answer["merged"], findings):
        return None
    width = len(rows[0][1]) if rows else 0
    header = headers.check_place(rows, index, matches, source, findings)
    if header is None:
        return None
    full = headers.Header(header.line, header.cells + ("",) * (width - len(header.cells)), header.index)
    return Grid(out, full, skip=index + 1, typed=True, date1904=answer["date1904"])


def _refuse_merged(header_line: int, merged: list[list[int]], findings: Findings) -> bool:
    """Merged cells in titles are harmless; in the header or the rows it cannot be said what a cell holds."""
    remedy = N_("Unmerge the cells, and write the value in each of them.")
    for first, last in merged:
        if last >= header_line:
            where = (
                N_("Cells of the header are merged.") if first <= header_line else N_("Cells of the row are merged.")
            )
            findings.refuse("merged", where, remedy, line=max(first, min(last, header_line)))
    return findings.refused
