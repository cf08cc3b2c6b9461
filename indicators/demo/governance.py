"""Tables without persons of the staff: bodies, prevention, reports, money, acts, residents."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from indicators.demo.careers import Careers
from indicators.demo.equality_plan import written
from indicators.demo.occupations import EXECUTIVE
from indicators.demo.recipe import FIRST_YEAR, LAST_YEAR, YEARS, Recipe
from indicators.demo.steps import year_ends

BODIES = {"council": ("council", 40, 0.34, 0.45), "executive": ("executive", 11, 0.38, 0.5)}
"""Code of the body → its type, seats, share of women in the first and in the last year."""

OTHERS = {"Commission {number}": ("committee", 9, 0.32, 0.45), "Company {number}": ("board", 5, 0.28, 0.42),
          "Audit board {number}": ("audit_board", 3, 0.3, 0.4)}  # fmt: skip
PORTFOLIOS = ("basic", "economy", "infrastructure", "socio_cultural")
TERM = 5
LINES = 60
SIZE_OF_CLASS = {"direct": 0.25, "sensitive": 1.0, "neutral": 1.0}
"""What aims at equality is small money: the size of a line in relation to the others."""

ITEMS = ("policy", "named_contact", "external_channel", "anonymous_reporting", "deadlines", "no_retaliation",
         "disciplinary_link", "risk_assessment", "training", "victim_support", "survey", "yearly_report")  # fmt: skip


def _years(names: dict[str, list[Any]]) -> pd.DataFrame:
    """Every year with every combination of the lists."""
    return pd.MultiIndex.from_product([YEARS, *names.values()], names=["year", *names]).to_frame(index=False)


def bodies(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Seats by body, role and gender on 31 December; what changes, changes with the term of office."""
    scale = 0.35 + 0.65 * min(recipe.people / 6500, 1)
    kinds = dict(BODIES)
    if recipe.people >= 1000:
        kinds |= {name.format(number=n): each for name, each in OTHERS.items() for n in range(1, 5)}
    rows = [_body(code, *each, scale, chance) for code, each in kinds.items()]
    found = pd.concat(rows, ignore_index=True)
    return found.assign(reference_date=year_ends(found["year"]).to_numpy())


def _body(
    code: str, kind: str, seats: int, first: float, last: float, scale: float, chance: np.random.Generator
) -> pd.DataFrame:
    """One body: who heads or chairs it is a row of its own, with a portfolio for committees."""
    seats = max(round(seats * scale), 3)
    year = np.array(YEARS)
    begun = FIRST_YEAR + (year - FIRST_YEAR) // TERM * TERM
    share = first + (last - first) * (begun - FIRST_YEAR) / (LAST_YEAR - FIRST_YEAR)
    drawn = {term: chance.random(seats) for term in np.unique(begun)}
    women = np.array([int((drawn[term][1:] < part).sum()) for term, part in zip(begun, share, strict=True)])
    leads = np.array([drawn[term][0] < part - 0.1 for term, part in zip(begun, share, strict=True)])
    head = "head" if kind == "executive" else "chair"
    portfolio = PORTFOLIOS[int(chance.integers(0, 4))] if kind == "committee" else None
    base = pd.DataFrame({"year": year, "body": code, "body_type": kind, "elected": kind in ("council", "committee")})
    parts = [
        base.assign(role=head, gender=np.where(leads, "W", "M"), people=1, portfolio=portfolio),
        base.assign(role="member", gender="W", people=women, portfolio=None),
        base.assign(role="member", gender="M", people=seats - 1 - women, portfolio=None),
    ]
    return pd.concat(parts)


def prevention(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """The checklist of twelve items, each in place from some year on."""
    rows = _years({"item": list(ITEMS)})
    since = pd.Series(chance.integers(FIRST_YEAR - 1, LAST_YEAR + 3, len(ITEMS)), index=list(ITEMS))
    return rows.assign(in_place=rows["year"] >= rows["item"].map(since), reference_date=year_ends(rows["year"]))


def reports(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Counts of reports by kind; most are closed in the year, three of four in time."""
    kinds = {"sexual_harassment": 0.4, "gender_harassment": 0.7, "violence_by_public": 2.2, "other": 0.3}
    rows = _years({"report_type": list(kinds)})
    opened = chance.poisson(rows["report_type"].map(kinds) * recipe.people / 1000)
    closed = chance.binomial(opened, 0.85)
    return rows.assign(
        channel="committee", reports=opened, closed=closed, closed_in_time=chance.binomial(closed, 0.75),
        median_days=np.where(closed > 0, chance.integers(30, 140, len(rows)), np.nan),
    )  # fmt: skip


def budget_lines(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Lines of the budget; each keeps its class and about its size, and fewer every year have not been looked at."""
    number = np.arange(1, LINES + 1)
    missions = np.array(written()["missions"][recipe.slug], dtype=object)
    kind = chance.choice(list(SIZE_OF_CLASS), LINES, p=[0.1, 0.36, 0.54])
    drift = chance.normal(0.015, 0.012, LINES)
    lines = pd.DataFrame(
        {
            "budget_line": [f"L{each:03d}" for each in number],
            "mission": missions[number % len(missions)],
            "programme": [f"P{each % 5 + 1}" for each in number],
            "expenditure": np.where(number % 4 == 0, "capital", "current"),
            "kind": kind,
            "looked_at": chance.random(LINES),
            "size": recipe.people * 900 * chance.lognormal(0, 0.6, LINES) * [SIZE_OF_CLASS[each] for each in kind],
            "drift": drift,
            "paid_share": chance.uniform(0.65, 0.92, LINES),
        }
    )
    rows = pd.DataFrame({"year": YEARS}).merge(lines, how="cross")
    since = rows["year"] - FIRST_YEAR
    noise = chance.normal(0, 0.03, len(rows))
    committed = (rows["size"] * (1 + rows["drift"]) ** since * np.exp(noise)).round(2)
    paid = committed * np.clip(rows["paid_share"] + chance.normal(0, 0.03, len(rows)), 0.4, 1)
    return rows.assign(
        gender_class=np.where(rows["looked_at"] < 0.2 + 0.07 * since, rows["kind"], "unclassified"),
        committed=committed,
        paid=paid.round(2),
    )


def contracts(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Contracts awarded; above the threshold more and more have an equality clause."""
    rows = _years({"number": list(range(1, max(recipe.people // 50, 10)))})
    value = (chance.lognormal(11.5, 1.2, len(rows))).round(2)
    above = value >= 143_000
    clause = above & (chance.random(len(rows)) < 0.1 + 0.07 * (rows["year"] - FIRST_YEAR))
    names = np.array([each.name for each in recipe.departments], dtype=object)
    return rows.assign(
        contract_code="K" + rows["year"].astype(str) + "-" + rows["number"].astype(str).str.zfill(4),
        contract_type=chance.choice(["works", "services", "supplies"], len(rows), p=[0.25, 0.5, 0.25]),
        department=names[chance.integers(0, len(names), len(rows))],
        value=value, above_threshold=above, equality_clause=clause,
    )  # fmt: skip


def acts(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Acts of council and executive; those in scope come to be assessed."""
    rows = _years({"number": list(range(1, 81))})
    scope = chance.random(len(rows)) < 0.45
    assessed = scope & (chance.random(len(rows)) < 0.05 * (rows["year"] - FIRST_YEAR))
    body = np.where(rows["number"] % 3 == 0, "council", "executive")
    act = rows["number"].astype(str) + "/" + rows["year"].astype(str)
    return rows.assign(act=act, act_body=body, in_scope=scope, assessed=assessed)


def population(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Residents by age and gender; more women among the old."""
    rows = _years({"population_age": ["0-17", "18-64", "65+"], "gender": ["W", "M"]})
    share = rows["population_age"].map({"0-17": 0.08, "18-64": 0.3, "65+": 0.12})
    tilt = np.where(rows["gender"] == "W", 1, -1) * rows["population_age"].map(
        {"0-17": -0.025, "18-64": 0.005, "65+": 0.13}
    )
    people = recipe.people * 125 * share * (1 + tilt) * (1 + 0.002 * (rows["year"] - FIRST_YEAR))
    return rows.assign(people=people.round().astype(int))


def published_values(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Newcomers to their level as a yearly report would publish them: by counts that stand in no other table."""
    stock = careers.stock[careers.stock["level"] < EXECUTIVE]
    ends = pd.to_datetime(stock["year"].astype(str) + "-12-31")
    new = stock[(ends - stock["level_since"]).dt.days < 3 * 365.25]
    people = new.groupby(["year", "gender"]).size().unstack(fill_value=0).reindex(columns=["W", "M"], fill_value=0)
    rows = pd.DataFrame({"year": people.index, "women": people["W"].to_numpy(), "men": people["M"].to_numpy()})
    return rows.assign(
        base=rows["women"] + rows["men"], indicator="newcomers", unit="percent", city=recipe.slug,
        reference_date=year_ends(rows["year"]),
    )  # fmt: skip
