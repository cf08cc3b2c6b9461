"""The French register of elected officials (RNE): municipal councillors and councillors of an EPCI.

Everyone in the file sits in the council. Executive: the mayor and the adjoints; in an EPCI its president and
vice-presidents.
"""

from __future__ import annotations

import re

import pandas as pd

from indicators.ingest import registers
from indicators.ingest.registers import Wanted
from indicators.ingest.sources import Findings, Source
from indicators.marking import N_

WANTED = (
    Wanted("place_code", ("n siren", "siren", "code siren", "code de l epci", "siren de l epci", "code de la commune")),
    Wanted("place_name", ("libelle de l epci", "libelle epci", "libelle de la commune")),
    Wanted("gender", ("code sexe",)),
    Wanted("role", ("libelle de la fonction",)),
)
ORDINAL = r"(\d+(er|ere|e|eme|nd|nde)? )?"
RULES = (  # the first that fits: the seat in the executive, or none
    (r"|conseiller(e)? (municipal|communautaire)(e)?|conseiller(e)?|maire delegue(e)?|(autre )?membre du bureau", None),
    (r"maire", "head"),
    (rf"{ORDINAL}(maire )?adjoint(e)?( au maire)?", "member"),
    (r"president(e)?( du conseil communautaire| du conseil metropolitain)?", "head"),
    (rf"{ORDINAL}vice president(e)?( du conseil communautaire| du conseil metropolitain)?", "member"),
)
NO_RULE = "?"


def read(source: Source, findings: Findings) -> pd.DataFrame:
    """A file of the register as rows of `bodies`, on the day that the `.toml` says."""
    frame, _ = registers.read_columns(source, findings, WANTED, ";,")
    if source.reference_date is None:
        remedy = N_("Write reference_date in the .toml beside the file.")
        findings.refuse("date", N_("The register does not say its reference date."), remedy)
    if findings.refused:
        return pd.DataFrame()
    frame = registers.of_place(frame, source, findings)
    functions = registers.plain_column(frame["role"])
    seats = {function: _seat(function) for function in functions.unique()}
    registers.refuse_roles((function for function, seat in seats.items() if seat == NO_RULE), findings)
    frame = registers.with_gender(frame, findings) if not findings.refused else frame
    if findings.refused:
        return pd.DataFrame()
    everyone = frame.assign(body="council", role="member", elected=True)
    leading = frame.assign(body="executive", role=functions.map(seats), elected=True)
    seated = pd.concat([everyone, leading[leading["role"].notna()]], ignore_index=True)
    return registers.counted(seated.assign(body_type=seated["body"]), source)


def _seat(function: str) -> str | None:
    for pattern, seat in RULES:
        if re.fullmatch(pattern, function):
            return seat
    return NO_RULE
