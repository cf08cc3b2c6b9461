"""Looks at a workbook from outside, before anything parses it: sizes, parts, kind. Raises Unreadable."""

from __future__ import annotations

import re
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.parsers import expat

ENTRIES = 200
INFLATED = 200_000_000
RATIO = 100
SMALL = 1_000_000
"""A part that inflates to less is no bomb, however well it was packed."""
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
NESTED = (b"PK\x03\x04", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b")

DAMAGES = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError, KeyError)
"""What a broken package raises, wherever it is broken."""


class Unreadable(Exception):
    """Why a workbook is refused, in a code; `values` say more."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def open_package(path: Path) -> zipfile.ZipFile:
    """The zip file, once it is known to be harmless."""
    _look_at_start(path)
    try:
        package = zipfile.ZipFile(path)
    except DAMAGES as error:
        raise Unreadable("damaged") from error
    _check_sizes(package)
    _check_parts(package)
    return package


def _look_at_start(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(4096)
    if not start:
        raise Unreadable("empty")
    if start.startswith(OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
        raise Unreadable("protected" if encrypted else "old_excel")
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise Unreadable("html")


def _check_sizes(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > ENTRIES:
        raise Unreadable("too_many_parts", count=len(parts), most=ENTRIES)
    if sum(part.file_size for part in parts) > INFLATED:
        raise Unreadable("too_large_inside")
    for part in parts:
        if part.flag_bits & 1:
            raise Unreadable("protected")
        if part.file_size > SMALL and part.file_size > RATIO * max(part.compress_size, 1):
            raise Unreadable("too_large_inside")


def _check_parts(package: zipfile.ZipFile) -> None:
    names = set(package.namelist())
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable("macros")
    if any(name.startswith("xl/externalLinks/") for name in names):
        raise Unreadable("external_links")
    try:
        for name in names:
            with package.open(name) as part:
                start = part.read(4)
            if start.startswith(NESTED):
                raise Unreadable("nested")
        _check_kind(package, names)
        for name in sorted(names):
            if name.endswith((".xml", ".rels", ".vml")):
                refuse_doctype(package, name)
    except DAMAGES as error:
        raise Unreadable("damaged") from error


def _check_kind(package: zipfile.ZipFile, names: set[str]) -> None:
    if "mimetype" in names and "content.xml" in names:
        manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        if b"encryption-data" in manifest:
            raise Unreadable("protected")
        if any(name.startswith(("Basic/", "Scripts/")) for name in names):
            raise Unreadable("macros")
        return
    types = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if b"macroEnabled" in types:
        raise Unreadable("macros")
    if "xl/workbook.xml" not in names or b"spreadsheetml" not in types:
        raise Unreadable("no_workbook")


class _Seen(Exception):
    """The first element is reached: no document type can follow."""


def refuse_doctype(package: zipfile.ZipFile, name: str) -> None:
    """A document type is how XML bombs and foreign files come in; no spreadsheet needs one."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _doctype

    def reached(tag: str, attributes: dict[str, str]) -> None:
        raise _Seen

    parser.StartElementHandler = reached
    with package.open(name) as part:
        try:
            while block := part.read(65536):
                parser.Parse(block, False)
        except _Seen:
            return
        except expat.ExpatError as error:
            raise Unreadable("damaged") from error


def _doctype(*_: object) -> None:
    raise Unreadable("doctype")


@lru_cache(maxsize=1 << 15)
def _column(letters: str) -> int:
    number = 0
    for letter in re.match(r"[A-Z]*", letters).group():  # type: ignore[union-attr]
        number = number * 26 + ord(letter) - 64
    return number


def cell_column(reference: str) -> int:
    """The number of the column in a reference such as C5, from 1."""
    return _column(reference.rstrip("0123456789"))
