"""Published pay-gap tables, a row per employer: the UK service and copies of the Irish portal. No name of a person.

Gap = (men - women) / men: positive when men earn more, negative when women earn more. Blank is missing, never zero.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd

from indicators.catalogue import catalogue
from indicators.cities import cities, places
from indicators.errors import UnknownName
from indicators.ingest.lines import read_lines, refuse_width
from indicators.ingest.pay_gap_checks import check_quartiles, check_stated_share, drop_repeated
from indicators.ingest.registers import plain
from indicators.ingest.sources import Findings, Source
from indicators.marking import N_

GAPS = ("mean_pay_gap", "median_pay_gap", "variable_pay_gap", "median_variable_pay_gap")
RECEIVING = ("women_receiving_variable_pay", "men_receiving_variable_pay")
QUARTILES = (
    "women_in_lower_pay_quarter",
    "women_in_lower_middle_pay_quarter",
    "women_in_upper_middle_pay_quarter",
    "women_in_upper_pay_quarter",
)
TAKEN = (*GAPS, *RECEIVING, *QUARTILES)
"""The indicators whose published values these tables hold, all in percent."""
MEN_IN = tuple(slug.replace("women_", "men_", 1) for slug in QUARTILES)
STATED = "women_stated"

HEADERS = {
    "pay_gap_uk": {
        "EmployerName": "employer",
        **dict(
            zip(
                ("DiffMeanHourlyPercent", "DiffMedianHourlyPercent", "DiffMeanBonusPercent", "DiffMedianBonusPercent"),
                GAPS,
                strict=True,
            )
        ),
        "FemaleBonusPercent": RECEIVING[0],
        "MaleBonusPercent": RECEIVING[1],
        **{
            f"{gender}{quartile}Quartile": slug
            for gender, slugs in (("Female", QUARTILES), ("Male", MEN_IN))
            for quartile, slug in zip(("Lower", "LowerMiddle", "UpperMiddle", "Top"), slugs, strict=True)
        },
        "DateSubmitted": "submitted",
    },
    "pay_gap_ie": {
        "companyName": "employer",
        **dict(zip(("meanHourly", "medianHourly", "meanBonus", "medianBonus"), GAPS, strict=True)),
        "perBonusFemale": RECEIVING[0],
        "perBonusMale": RECEIVING[1],
        **{
            f"pb{number}{gender}": slug
            for gender, slugs in (("Female", QUARTILES), ("Male", MEN_IN))
            for number, slug in enumerate(slugs, start=1)
        },
        "perEmployeesFemale": STATED,
        "year": "year",
        "id": "submitted",
    },
}
"""Each header that is read, and our name for it; every other column, a responsible person's name with it, is not."""
NUMBERS = (*TAKEN, *MEN_IN, STATED)


def read(source: Source, findings: Findings) -> pd.DataFrame:
    """The table as rows of `published_values`; empty where something was refused."""
    frame = _read_columns(source, findings)
    if not findings.refused:
        frame = _typed(frame, source, findings)
    if not findings.refused:
        frame = _known_employers(frame, source, findings)
    if findings.refused:
        return pd.DataFrame()
    frame = drop_repeated(frame, findings)
    frame = check_quartiles(frame, QUARTILES, MEN_IN, STATED, findings)
    check_stated_share(frame, QUARTILES, STATED, findings)
    _tell_signs(frame, findings)
    return _values(frame, source, findings)


def _read_columns(source: Source, findings: Findings) -> pd.DataFrame:
    """The columns that are wanted, as text; nothing else of the file stays."""
    lines = read_lines(source, findings)
    if len(lines) < 2:
        if not findings.refused:
            remedy = N_("Deliver the file with a header and its rows.")
            findings.refuse("empty", N_("The file has no row below a header."), remedy)
        return pd.DataFrame()
    header, wanted = lines[0][1], HEADERS[source.format]
    for name in wanted:
        if header.count(name) != 1 and (name in header or wanted[name] != STATED):
            problem = N_("The column stands twice.") if name in header else N_("The column is missing.")
            findings.refuse("column", problem, N_("Deliver the file as it was downloaded."), line=1, column=name)
    for line, cells in lines[1:]:
        if len(cells) != len(header):
            refuse_width(findings, line, len(cells), len(header))
    if findings.refused:
        return pd.DataFrame()
    frame = pd.DataFrame([cells for _, cells in lines[1:]], columns=header)
    kept = frame[[name for name in header if name in wanted]].rename(columns=wanted)
    return kept.assign(line=[line for line, _ in lines[1:]])


def _typed(frame: pd.DataFrame, source: Source, findings: Findings) -> pd.DataFrame:
    """Numbers as numbers, blanks as missing; the reference date of each row."""
    headers = {ours: theirs for theirs, ours in HEADERS[source.format].items()}
    for name in (each for each in NUMBERS if each in frame):
        text = frame[name].str.strip()
        value = pd.to_numeric(text.where(text != ""), errors="coerce").astype(float)
        lowest = float("-inf") if name in GAPS else 0.0
        wrong = (text != "") & ~value.between(lowest, 100, inclusive="both") | value.eq(float("-inf"))
        if wrong.any():
            findings.refuse(
                "value",
                N_("{count} cells are no percentage that can be: a gap is at most 100, a share from 0 to 100."),
                N_("Mend the cells; leave them blank where there is no value."),
                line=int(frame.loc[wrong, "line"].iloc[0]),
                column=headers[name],
                count=int(wrong.sum()),
            )
        frame = frame.assign(**{name: value})
    day = source.reference_date
    if day is None:
        findings.refuse(
            "date",
            N_("The table does not say the day of its snapshot."),
            N_("Write reference_date in the .toml; where the rows have years, its day and month hold for each."),
        )
        return frame
    years = frame["year"] if "year" in frame else pd.Series(str(day.year), index=frame.index)
    wrong = ~years.str.fullmatch(r"20[0-9]{2}")
    if wrong.any():
        line = int(frame.loc[wrong, "line"].iloc[0])
        findings.refuse("year", N_("The cell is not a year."), N_("Write {what}."), line=line, column="year",
                        what=N_("a year"))  # fmt: skip
        return frame
    last_of_february = day.month == 2 and day.day == 29
    dates = {year: dt.date(int(year), day.month, 28 if last_of_february else day.day) for year in years.unique()}
    return frame.assign(year=years.astype(int), reference_date=years.map(dates))


def _known_employers(frame: pd.DataFrame, source: Source, findings: Findings) -> pd.DataFrame:
    """Only employers that are an administration of ours, or a place of comparison in the places file."""
    known = {**cities(), **places()}
    by_name = {plain(name): slug for slug, each in known.items() for name in (each.name, each.official_name) if name}
    for name, slug in source.employers.items():
        if slug not in known:
            near = UnknownName(N_("place"), slug, known)
            remedy = N_("Mend the name under [employers], or add the place to places.toml.")
            findings.refuse("place", near.message, remedy, **near.values)
        by_name[plain(name)] = slug
    slugs = frame["employer"].map({name: by_name.get(plain(name)) for name in frame["employer"].unique()})
    unknown = frame.loc[slugs.isna(), "employer"].unique()
    if len(unknown):
        findings.warn(
            "employers",
            N_(
                "{count} employers are neither an administration of ours nor a place of comparison: left out ({names})."
            ),
            N_("To compare with one of them, add it to data/context/places.toml under its own name."),
            count=len(unknown),
            names=", ".join(sorted(unknown)[:5]) + (" …" if len(unknown) > 5 else ""),
        )
    if len(unknown) == frame["employer"].nunique() and not findings.refused:
        remedy = N_("Add those to compare with to data/context/places.toml.")
        findings.refuse("employers", N_("No employer of the table is known here."), remedy)
    return frame.assign(city=slugs)[slugs.notna()]


def _tell_signs(frame: pd.DataFrame, findings: Findings) -> None:
    negative = int((frame[list(GAPS)] < 0).sum().sum())
    if negative:
        findings.warn(
            "negative",
            N_("{count} of {all} gaps are negative: women earn more there. The sign is kept."),
            N_("Nothing to do."),
            count=negative,
            all=int(frame[list(GAPS)].notna().sum().sum()),
        )


def _values(frame: pd.DataFrame, source: Source, findings: Findings) -> pd.DataFrame:
    """One row a place, year and indicator that has a value."""
    known = {each.slug: each.unit for each in catalogue().indicators}
    unknown = [slug for slug in TAKEN if known.get(slug) != "percent"]
    if unknown:
        findings.warn(
            "not_taken",
            N_("No indicator in percent takes these columns over: {names}."),
            N_("Nothing to do; define the indicators to see them."),
            names=", ".join(unknown),
        )
    taken = [slug for slug in TAKEN if slug not in unknown]
    keys = ["city", "year", "reference_date"]
    rows = frame.melt(id_vars=keys, value_vars=taken, var_name="indicator", value_name="value")
    return rows[rows["value"].notna()].assign(unit="percent", source=source.source).reset_index(drop=True)
