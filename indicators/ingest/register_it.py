"""The Italian register of municipal office holders (Ministry of the Interior): current files and those of 1985-2014.

Executive: mayor and assessori. Council: consiglieri, with its president and the candidates for mayor. Commissioners
are no political body; substitutes hold no seat.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pandas as pd

from indicators.ingest import registers
from indicators.ingest.registers import Wanted
from indicators.ingest.sources import Findings, Source
from indicators.marking import N_

CURRENT = (
    Wanted("place_code", ("codice comune",)),
    Wanted("place_name", ("denominazione comune",)),
    Wanted("gender", ("sesso",)),
    Wanted("role", ("descrizione carica",)),
)
YEARLY = (
    Wanted("place_code", ("cod comune",)),
    Wanted("place_name", ("desc comune",)),
    Wanted("gender", ("sesso",)),
    Wanted("role", ("descrizione carica",)),
    Wanted("left_on", ("data cessazione",)),
    Wanted("year", ("anno",)),
    Wanted("council_seats", ("consiglieri spettanti",), needed=False),
    Wanted("executive_seats", ("assessori assegnati",), needed=False),
)
RULES = (  # the first that fits; body, role, elected; no body where the role is no seat of a political body
    (r"commissari[oa]\b.*|commissione straordinaria|sub ?commissari[oa]\b.*", None, "commissioner", None),
    (r".*\bsupplente", None, "substitute", None),
    (r"sindaco|sindaca", "executive", "head", True),
    (r"vice ?sindac[oa]|pro ?sindac[oa]", "executive", "member", None),
    (r"assessore non di origine elettiva", "executive", "member", False),
    (r"assessor[ea]( anziano| effettivo)?", "executive", "member", None),
    (r"presidente( del)? consiglio( comunale)?", "council", "chair", True),
    (r"(vice ?presidente( del)? consiglio( comunale)?|consiglier[ea]( candidato sindaco)?)", "council", "member", True),
)
FEW_OF_SEATS = 0.8


def read(source: Source, findings: Findings) -> pd.DataFrame:
    """A current file as rows of `bodies`, on the day that its title says."""
    frame, titles = registers.read_columns(source, findings, CURRENT, ";")
    source = _dated(source, titles, findings) if not findings.refused else source
    seated = _seated(frame, source, findings)
    return pd.DataFrame() if findings.refused else registers.counted(seated, source)


def read_yearly(source: Source, findings: Findings) -> pd.DataFrame:
    """A yearly file as rows of `bodies` on 31 December of its year: who left before is not counted."""
    frame, _ = registers.read_columns(source, findings, YEARLY, ",;")
    if not findings.refused:
        frame = _in_office(frame, findings)
    seated = _seated(frame, source, findings)
    if findings.refused:
        return pd.DataFrame()
    _check_sizes(seated, findings)
    return registers.counted(seated, source, seated["year_end"])


def _dated(source: Source, titles: list[str], findings: Findings) -> Source:
    """The date of the title; it must be that of the `.toml`, where both say one."""
    found = re.search(r"aggiornato al (\d{2})/(\d{2})/(\d{4})", " ".join(titles), re.IGNORECASE)
    try:
        said = dt.date(*(int(part) for part in reversed(found.groups()))) if found else None
    except ValueError:
        said = None
    if said is None and source.reference_date is None:
        findings.refuse(
            "date",
            N_("No title line says “Aggiornato al …”, so the reference date is not known."),
            N_("Write reference_date in the .toml beside the file."),
        )
    elif said and source.reference_date and said != source.reference_date:
        findings.refuse(
            "date",
            N_("The title says {said}, the .toml {given}."),
            N_("Remove reference_date from the .toml, or deliver the file of that day."),
            said=said.isoformat(),
            given=source.reference_date.isoformat(),
        )
    return dataclasses.replace(source, reference_date=source.reference_date or said)


def _in_office(frame: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    """Whoever still held the office at the end of the year of the file."""
    left = pd.to_datetime(frame["left_on"].where(frame["left_on"] != ""), format="%d/%m/%Y", errors="coerce")
    wrong_day = left.isna() & (frame["left_on"] != "")
    wrong_year = ~frame["year"].str.fullmatch(r"(19|20)[0-9]{2}")
    for wrong, column, form in ((wrong_day, "DATA_CESSAZIONE", "31/12/2005"), (wrong_year, "ANNO", "2005")):
        if wrong.any():
            problem = N_("{count} cells are not written like {form}.")
            remedy = N_("Deliver the register as it was downloaded.")
            line = int(frame.loc[wrong, "line"].iloc[0])
            findings.refuse("type", problem, remedy, line=line, column=column, count=int(wrong.sum()), form=form)
    if findings.refused:
        return frame.iloc[:0]
    ends = frame["year"].map({year: dt.date(int(year), 12, 31) for year in frame["year"].unique()})
    stays = left.isna() | (left > pd.to_datetime(ends))
    return frame.assign(year_end=ends)[stays]


def _seated(frame: pd.DataFrame, source: Source, findings: Findings) -> pd.DataFrame:
    """The office holders of the place with body, role and gender; nobody where something was refused."""
    if findings.refused:
        return frame.iloc[:0]
    frame = registers.of_place(frame, source, findings)
    roles = registers.plain_column(frame["role"])
    rules = {role: _rule(role) for role in roles.unique()}
    registers.refuse_roles((role for role, rule in rules.items() if rule is None), findings)
    if findings.refused:
        return frame.iloc[:0]
    named = pd.DataFrame([rules[role] for role in roles], columns=["body", "role", "elected"], index=frame.index)
    _warn_of_no_seat(named, findings)
    seated = frame.drop(columns="role").join(named)[named["body"].notna()]
    seated = registers.with_gender(seated.assign(body_type=seated["body"]), findings)
    if seated.empty and not findings.refused:
        findings.refuse(
            "empty",
            N_("The register has no council and no executive of this municipality."),
            N_("Take the file of a day on which it had them."),
        )
    return seated


def _rule(role: str) -> tuple[str | None, str, bool | None] | None:
    for pattern, body, meaning, elected in RULES:
        if re.fullmatch(pattern, role):
            return body, meaning, elected
    return None


def _warn_of_no_seat(named: pd.DataFrame, findings: Findings) -> None:
    remedy = N_("Nothing to do, if that is so.")
    if many := int((named["role"] == "commissioner").sum()):
        problem = N_("{count} commissioners run the municipality; they are no political body and were not counted.")
        findings.warn("commissioners", problem, remedy, count=many)
    if many := int((named["role"] == "substitute").sum()):
        findings.warn("substitutes", N_("{count} substitutes hold no seat and were not counted."), remedy, count=many)


def _check_sizes(seated: pd.DataFrame, findings: Findings) -> None:
    """The seats that the law gives the bodies, as the file says them, against those who hold them."""
    for body, column in (("council", "council_seats"), ("executive", "executive_seats")):
        if column not in seated:
            continue
        seats = seated[seated[column].str.fullmatch(r"[0-9]{1,3}")]
        for year, rows in seats.groupby("year"):
            members = int(((rows["body"] == body) & (rows["role"] != "head")).sum())
            wanted = int(rows[column].iloc[0])
            if wanted and not FEW_OF_SEATS * wanted <= members <= wanted:
                findings.warn(
                    "size",
                    N_("{year}: the {body} has {count} members in the register, {seats} seats by law."),
                    N_("Compare with another source before use: the register of that year may be incomplete."),
                    year=str(year),
                    body=body,
                    count=members,
                    seats=wanted,
                )
