"""What must hold in a row of a pay-gap table: one submission, quartiles of women and men that sum to 100, one story."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from indicators.ingest.sources import Findings
from indicators.marking import N_

NEARLY_100 = 1.0
FAR_APART = 10.0
"""Points between the mean of the quartiles and the share of women that the employer states itself."""


def drop_repeated(frame: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    """The latest submission of each employer and year."""
    submitted = pd.to_datetime(frame["submitted"], errors="coerce", format="mixed")
    order = submitted if submitted.notna().all() else pd.to_numeric(frame["submitted"], errors="coerce")
    latest = frame.assign(order=order).sort_values(["order", "line"], na_position="first", kind="stable")
    kept = latest.drop_duplicates(["city", "year"], keep="last").drop(columns="order").sort_values("line")
    dropped = frame[~frame["line"].isin(kept["line"])]
    for row in dropped.itertuples():
        other = kept[(kept["city"] == row.city) & (kept["year"] == row.year)].iloc[0]
        findings.warn(
            "repeated",
            N_("{employer} submitted twice for {year}: line {kept} is the latest and was kept, this one left out."),
            N_("Nothing to do, if the latest is the right one."),
            line=row.line,
            employer=str(row.employer),
            year=str(row.year),
            kept=str(other["line"]),
        )
    return kept


def check_quartiles(
    frame: pd.DataFrame, women: Sequence[str], men: Sequence[str], stated: str, findings: Findings
) -> pd.DataFrame:
    """Women and men of a quartile are 100 ± 1; a quartile whose two figures contradict each other is left out."""
    for own, other in zip(women, men, strict=True):
        total = frame[own] + frame[other]
        wrong = (total - 100).abs() > NEARLY_100
        for row in frame[wrong].to_dict("records"):
            findings.warn(
                "quartile",
                N_(
                    "{employer}, {year}: {women} % women and {men} % men in a quartile make {total}, not 100; one of "
                    "the two is wrong ({hint}). The quartile was left out."
                ),
                N_("Ask the employer; the other figures of the row were taken over."),
                line=int(row["line"]),
                column=own,
                employer=row["employer"],
                year=str(row["year"]),
                women=_written(row[own]),
                men=_written(row[other]),
                total=_written(row[own] + row[other]),
                hint=_likely_wrong(row, women, own, other, stated),
            )
        frame = frame.assign(**{own: frame[own].mask(wrong)})
    return frame


def _likely_wrong(row: dict[str, float], women: Sequence[str], own: str, other: str, stated: str) -> str:
    """Which of the two fits worse with the share of women that the employer states."""
    share = row.get(stated)
    if share is None or pd.isna(share) or any(pd.isna(row[name]) for name in women):
        return N_("nothing in the row says which")
    rest = sum(row[name] for name in women if name != own)
    as_women_say, as_men_say = (rest + row[own]) / 4, (rest + 100 - row[other]) / 4
    if abs(as_women_say - share) > abs(as_men_say - share):
        return N_("rather that of women: with 100 less the men the quartiles fit the stated share better")
    return N_("rather that of men: with the women as given the quartiles fit the stated share better")


def check_stated_share(frame: pd.DataFrame, women: Sequence[str], stated: str, findings: Findings) -> None:
    """Four equal groups: their mean share of women is that of the staff, so both must tell the same."""
    if stated not in frame:
        return
    mean = frame[list(women)].mean(axis=1, skipna=False)
    far = (mean - frame[stated]).abs() > FAR_APART
    for row in frame.assign(mean=mean)[far].to_dict("records"):
        swapped = abs(row["mean"] - (100 - row[stated])) <= FAR_APART
        problem = N_(
            "{employer}, {year}: the quartiles make {mean} % women of the staff, the employer states {stated} %, which "
            "fits men: the stated shares of women and men look exchanged."
        )
        if not swapped:
            problem = N_(
                "{employer}, {year}: the quartiles make {mean} % women of the staff, the employer states {stated} %."
            )
        findings.warn(
            "stated_share",
            problem,
            N_("Ask the employer; the stated share is not taken over, the quartiles are."),
            line=int(row["line"]),
            employer=row["employer"],
            year=str(row["year"]),
            mean=_written(row["mean"]),
            stated=_written(row[stated]),
        )


def _written(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
