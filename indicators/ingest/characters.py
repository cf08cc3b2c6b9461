"""The characters of a text file: which code they are in, found by streaming through it; a UTF-8 copy where needed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from indicators.ingest.grid import private_file
from indicators.ingest.sources import Findings
from indicators.marking import N_

BLOCK = 1 << 22
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
EAST = ("cp1250", "iso8859-2")
LIKELY = {"PL": EAST, "HU": EAST, "SI": EAST, "CZ": EAST, "SK": EAST, "HR": EAST, "RO": (*EAST, "iso8859-16")}
"""The 8-bit codes that offices of a country use; elsewhere cp1252."""
LETTERS = {
    "PL": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "HU": "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
    "SI": "čšžćđČŠŽĆĐ",
    "HR": "čšžćđČŠŽĆĐ",
    "RO": "ăâîșşțţĂÂÎȘŞȚŢ",
    "CZ": "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ",
    "SK": "áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ",
}
WRITTEN_TWICE = re.compile(
    rb"(?:\xc3[\x82-\x88]|\xc4[\x82\xb9])"
    rb"(?:\xc2[\x80-\xbf]|\xe2\x80[\x93-\xba]|\xe2\x82\xac|\xe2\x84\xa2|\xc5[\x92\x93\xa0\xa1\xb8\xbd\xbe]|\xc6\x92|\xcb[\x86\x9c])"
    rb"|\xef\xbf\xbd"
)
"""UTF-8 that was once read as an 8-bit code and written as UTF-8 again, such as “ForlÃ¬”; or a sign that was lost."""
ENDS = re.compile(rb"\r\n|\n|\r")


@dataclass
class _Seen:
    """What one pass over the bytes shows."""

    nul: int | None = None
    utf8: bool = True
    ascii: bool = True
    bytes: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(256, dtype=np.int64))


@dataclass(frozen=True)
class Text:
    """A file in UTF-8; `plain` where it holds nothing but ASCII."""

    path: Path
    plain: bool


def as_utf8(path: Path, country: str, folder: Path, findings: Findings) -> Text | None:
    """The file itself where it is UTF-8, else a copy in `folder`; None where its characters cannot be read."""
    encoding = _of_bom(path)
    if encoding == "utf-16":
        text = _copied(path, encoding, folder, findings)
    else:
        seen = _look(path)
        if seen.nul is not None:
            _refuse(findings, N_("The file holds NUL bytes: it is not a text file."), seen.nul)
            return None
        if seen.utf8:
            text = Text(path, seen.ascii)
        elif (line := _mixed_at(path)) is not None:
            _refuse(findings, N_("Some lines are in UTF-8 and others are not: the file was put together of two."), line)
            return None
        else:
            text = _copied(path, _eight_bit(seen, country), folder, findings)
    if text and not text.plain:
        _warn_of_mojibake(text.path, findings)
    return text


def _of_bom(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(4)
    return next((name for bom, name in BOMS if start.startswith(bom)), "")


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _look(path: Path) -> _Seen:
    seen = _Seen()
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 1
    for block in _blocks(path):
        if b"\0" in block and seen.nul is None:
            seen.nul = lines + len(ENDS.findall(block[: block.index(b"\0")]))
            return seen
        if seen.nul is None:
            lines += block.count(b"\n")
        if not block.isascii():
            seen.ascii = False
            seen.bytes += np.bincount(np.frombuffer(block, dtype=np.uint8), minlength=256)
        seen.utf8 = seen.utf8 and _decodes(decoder, block)
    seen.utf8 = seen.utf8 and _decodes(decoder, b"", final=True)
    return seen


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _eight_bit(seen: _Seen, country: str) -> str:
    """Of the codes that the country uses the one that makes most letters of its language."""
    candidates = LIKELY.get(country, ("cp1252",))
    letters = LETTERS.get(country, "")

    def score(encoding: str) -> int:
        high = {bytes([byte]).decode(encoding, "replace"): int(seen.bytes[byte]) for byte in range(128, 256)}
        return sum(count if sign in letters else -count for sign, count in high.items() if count)

    return max(candidates, key=score)


def _mixed_at(path: Path) -> int | None:
    """The first line that is not UTF-8, where other lines plainly are."""
    first, proven = None, False
    for number, line in enumerate(_lines(path), start=1):
        if line.isascii():
            continue
        try:
            decoded = line.decode()
            proven = proven or _plainly_latin(decoded)
        except UnicodeDecodeError:
            first = first or number
        if first and proven:
            return first
    return None


def _plainly_latin(text: str) -> bool:
    signs = [sign for sign in text if ord(sign) > 127]
    return all(0xC0 <= ord(sign) < 0x250 or 0x2010 <= ord(sign) < 0x20B0 for sign in signs)


def _lines(path: Path) -> Iterator[bytes]:
    rest = b""
    for block in _blocks(path):
        *whole, rest = ENDS.split(rest + block)
        yield from whole
    yield rest


def _copied(path: Path, encoding: str, folder: Path, findings: Findings) -> Text | None:
    """The same text in UTF-8, in a private file."""
    copy = private_file(folder / "text.csv")
    plain, lines = True, 1
    try:
        with path.open(encoding=encoding, newline="") as source, copy.open("w", encoding="utf-8", newline="") as target:
            while block := source.read(BLOCK):
                if "\0" in block:
                    line = lines + block[: block.index("\0")].count("\n")
                    _refuse(findings, N_("The file holds NUL bytes: it is not a text file."), line)
                    return None
                plain = plain and block.isascii()
                lines += block.count("\n")
                target.write(block)
    except UnicodeError:
        _refuse(findings, N_("The characters of the file cannot be read."), None)
        return None
    return Text(copy, plain)


def _refuse(findings: Findings, problem: str, line: int | None) -> None:
    findings.refuse("encoding", problem, N_("Save it again as CSV, UTF-8."), line=line)


def _warn_of_mojibake(path: Path, findings: Findings) -> None:
    count, first = 0, None
    for number, line in enumerate(_lines(path), start=1) if _any_twice(path) else ():
        if WRITTEN_TWICE.search(line):
            count += 1
            first = first or number
    if count:
        findings.warn(
            "mojibake",
            N_("Lines with letters that were damaged on the way, such as “Ã¬” for “ì”: {count}."),
            N_("Export the file again as UTF-8; until then names of units look wrong."),
            line=first,
            count=count,
        )


def _any_twice(path: Path) -> bool:
    """Whether it is worth looking: most files hold none of the pairs that begin such a letter."""
    for block in _blocks(path):
        if block.isascii():
            continue
        first, second = np.frombuffer(block, dtype=np.uint8)[:-1], np.frombuffer(block, dtype=np.uint8)[1:]
        leads = (first == 0xC3) & (second >= 0x82) & (second <= 0x88)
        leads |= (first == 0xC4) & ((second == 0x82) | (second == 0xB9))
        if leads.any() or b"\xef\xbf\xbd" in block:
            return True
    return False
