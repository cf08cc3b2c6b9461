"""What is read off the rows themselves: pay that is too exact, groups that are all alike."""

from __future__ import annotations

import pandas as pd

from indicators.audit.limits import HIDES_ZEROS, Limits
from indicators.audit.reading import ANSWERS, PEOPLE, TOTAL, Contents, Measure

UNIFORM = "all_of_a_gender"
"""The reason that flags a row in which everyone of a sex is in the same situation."""
DECIMALS_OF_PAY = 1
AMOUNTS = ("share_of_amount_of_women", "share_of_amount_of_men", "amount_per_head", "ratio_of_amounts_per_head")
"""Formulas of days, hours or sums of the people who are counted beside them."""


def too_exact(contents: Contents) -> int:
    """Pay gaps with more decimals than a tenth of a point."""
    pay = [name for name, each in contents.measures.items() if each.sensitivity == "pay"]
    rows = contents.observations
    values = rows.loc[rows["indicator"].isin(pay) & rows["unit"].eq("percent") & ours(rows), "value"].dropna()
    return int(((values * 10 - (values * 10).round()).abs() > 1e-6).sum())


def without_measure(contents: Contents) -> int:
    """Delivered figures of which nobody could say whom they count: no measure, or an amount without its people."""
    rows = contents.observations
    counts = rows[["women", "men", "base"]].notna().any(axis=1)
    unknown = ours(rows) & counts & ~rows["indicator"].isin(contents.measures)
    unsaid = _of_amounts(contents) & rows[["women", "men"]].isna().any(axis=1)
    return int((unknown | unsaid).sum())


def amounts(contents: Contents) -> int:
    """Figures that divide days, hours or sums between women and men. Their people are attacked, the sums are not.

    A sum over a group that only other sums tell obeys the equations of its people: whoever could work out the sum of
    few could work out how many they are, which is attacked. What no equation tells, and nobody looks at except in pay,
    is how unequal the people of one group are: of five men one may have taken nearly all the days.
    """
    return int(_of_amounts(contents).sum())


def _of_amounts(contents: Contents) -> pd.Series:
    names = [name for name, each in contents.measures.items() if each.formula in AMOUNTS and each.kind == PEOPLE]
    rows = contents.observations
    return ours(rows) & rows["indicator"].isin(names) & rows["value"].notna()


def uniform(contents: Contents) -> int:
    """Rows about personal situations in which everyone of a sex is counted, and that do not say so."""
    found = 0
    for name, measure in contents.measures.items():
        if measure.sensitivity in ("personal", "sensitive") and (measure.counted is None or measure.counted):
            rows = contents.observations[contents.observations["indicator"] == name]
            found += _all_alike(rows, contents, measure)
    return found


def small_apart(contents: Contents, limits: Limits) -> int:
    """Counts of answers, of people of another table and of very sensitive things, which are in no equations."""
    found = 0
    for name, measure in contents.measures.items():
        sensitive = measure.sensitivity in HIDES_ZEROS
        if measure.kind == ANSWERS or measure.pool_elsewhere or (measure.kind != PEOPLE and sensitive):
            rows = _with_base_women(contents.observations[contents.observations["indicator"] == name])
            least = 0 if sensitive else 1
            for numbers in _numbers_of(rows[ours(rows) & (rows["flag"] != "not_delivered")], measure):
                counts = numbers.dropna().astype(float).round()
                found += int(((counts >= least) & (counts < limits.of(measure.sensitivity))).sum())
    return found


def across_tables(contents: Contents, limits: Limits) -> int:
    """Counts that two tables tell together: who was appointed, who is on the staff and not in the pay table."""
    rows = _with_base_women(contents.observations[ours(contents.observations)])
    return sum(
        int(((few > 0) & (few < limits.k)).sum()) for few in (*_appointed(rows, contents), *_left_out(rows, contents))
    )


def _with_base_women(rows: pd.DataFrame) -> pd.DataFrame:
    """An edition of a time when the women of the base were not told has nobody there."""
    return rows if "base_women" in rows else rows.assign(base_women=float("nan"))


def _totals(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    found = rows[rows["indicator"].isin(names) & (rows["breakdown"] == TOTAL) & rows["women"].notna()]
    return found.drop_duplicates(["city", "year"])


def _appointed(rows: pd.DataFrame, contents: Contents) -> list[pd.Series]:
    """Who applied, less those who fell out at any step, as the rates of passing a step tell them."""
    steps = [name for name, each in contents.measures.items() if each.table.startswith("competitions:")]
    applied = [
        name
        for name, each in contents.measures.items()
        if each.table == "competitions" and each.counted == {} and each.population == {"stage": ("applied",)}
    ]
    both = _totals(rows, applied).merge(_totals(rows, steps), on=["city", "year"], suffixes=("", "_steps"))
    women = both["women"] - (both["base_women_steps"] - both["women_steps"])
    men = both["men"] - (both["base_steps"] - both["base_women_steps"] - both["men_steps"])
    return [women.dropna(), men.dropna()]


def _left_out(rows: pd.DataFrame, contents: Contents) -> list[pd.Series]:
    """Of the staff, those who are not among the people whose pay is compared."""
    plain = {name: each for name, each in contents.measures.items() if each.counted == {}}
    staff = [name for name, each in plain.items() if each.table == "staff" and not each.population]
    paid = [name for name, each in plain.items() if each.table == "pay"]
    keys = ["city", "year", "breakdown", "category"]
    everyone = rows[rows["indicator"].isin(staff) & rows["women"].notna()].drop_duplicates(keys)
    both = everyone.merge(rows[rows["indicator"].isin(paid)], on=keys, suffixes=("", "_paid"))
    return [(both[sex] - both[f"{sex}_paid"]).dropna() for sex in ("women", "men")]


def _numbers_of(rows: pd.DataFrame, measure: Measure) -> list[pd.Series]:
    """What the rows say of how many there are, by themselves or through their value."""
    value, base = rows["value"].astype(float), rows["base"].astype(float)
    if measure.pool_elsewhere:
        return [base, rows["base_women"], base - rows["base_women"]]
    if measure.kind == ANSWERS:
        return [rows["women"], rows["men"], base]
    if measure.formula == "share_of_things":
        return [base, base * value / 100, base * (1 - value / 100)]
    return {"per_1000_staff": [base * value / 1000], "people_counted": [value]}.get(measure.formula, [base])


def _all_alike(rows: pd.DataFrame, contents: Contents, measure: Measure) -> int:
    """Rows whose women (or men) are all the women of the same group, as another measure or the base tells them."""
    rows = rows[ours(rows) & rows["base"].notna() & rows["women"].notna() & rows["men"].notna()]
    flagged = (
        rows["reason"]
        .astype(object)
        .fillna("")
        .astype(str)
        .str.split()
        .map(lambda codes: UNIFORM in codes)
        .astype(bool)
    )
    everyone = _everyone(contents, measure)
    keys = ["city", "year", "breakdown", "category"]
    joined = rows[[*keys, "women", "men", "base"]].merge(everyone, on=keys, how="left", suffixes=("", "_all"))
    whole = (joined["women"] + joined["men"] == joined["base"]) & (joined["base"] > 0)
    for sex in ("women", "men"):
        whole |= (joined[sex] == joined[f"{sex}_all"]) & (joined[sex] > 0)
    return int((whole.fillna(False).to_numpy(dtype=bool) & ~flagged.to_numpy()).sum())


def _everyone(contents: Contents, measure: Measure) -> pd.DataFrame:
    """Women and men of the whole table by city, year and category."""
    plain = [
        name
        for name, each in contents.measures.items()
        if each.table == measure.table and each.counted == {} and each.population == measure.population
    ]
    columns = ["city", "year", "breakdown", "category", "women", "men"]
    rows = contents.observations.loc[contents.observations["indicator"].isin(plain), columns].dropna()
    return rows.drop_duplicates(columns[:4])


def ours(rows: pd.DataFrame) -> pd.Series:
    """Rows that nobody else has published."""
    return rows["source"] != "published"
