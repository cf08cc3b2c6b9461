"""Tables without persons of the staff: bodies, prevention, plan, actions, targets, money, acts, residents."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from indicators.demo.careers import Careers
from indicators.demo.occupations import EXECUTIVE
from indicators.demo.recipe import FIRST_YEAR, LAST_YEAR, YEARS, Recipe

BODIES = {"council": ("council", 40, 0.34, 0.45), "executive": ("executive", 11, 0.38, 0.5)}
"""Code of the body → its type, seats, share of women in the first and in the last year."""

OTHERS = {"Commission {number}": ("committee", 9, 0.32, 0.45), "Company {number}": ("board", 5, 0.28, 0.42),
          "Audit board {number}": ("audit_board", 3, 0.3, 0.4)}  # fmt: skip
PORTFOLIOS = ("basic", "economy", "infrastructure", "socio_cultural")
TERM = 5
ITEMS = ("policy", "named_contact", "external_channel", "anonymous_reporting", "deadlines", "no_retaliation",
         "disciplinary_link", "risk_assessment", "training", "victim_support", "survey", "yearly_report")  # fmt: skip
PLAN_AREAS = ("leadership", "recruitment", "wellbeing", "violence", "policies")
ACTIONS = {
    "leadership": (
        "Balanced shortlists for every leadership post",
        "Mentoring before the selection of heads of service",
    ),
    "recruitment": ("Boards with at least a third of each sex", "Review of the tests of technical calls"),
    "wellbeing": ("Leave for fathers explained to every new parent", "Agile work by agreement in each service"),
    "violence": ("External trusted counsellor", "Training of all managers on harassment"),
    "policies": ("Gender budget of the main programmes", "Impact assessment of acts in scope"),
}
TARGETS = {"women_among_executives": ("leadership", 30.0, 50.0), "women_share_of_staff": ("recruitment", 68.0, 60.0)}


def _ends(year: pd.Series | np.ndarray) -> pd.Series:
    return pd.to_datetime(pd.Series(np.asarray(year)).astype(str) + "-12-31")


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
    return found.assign(reference_date=_ends(found["year"]).to_numpy())


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
    return rows.assign(in_place=rows["year"] >= rows["item"].map(since), reference_date=_ends(rows["year"]))


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
    """Lines of the budget; year by year fewer of them have not been looked at."""
    rows = _years({"number": list(range(1, 61))})
    known = chance.random(60)[rows["number"] - 1] < 0.2 + 0.07 * (rows["year"] - FIRST_YEAR)
    kind = chance.choice(["direct", "sensitive", "neutral"], 60, p=[0.08, 0.37, 0.55])[rows["number"] - 1]
    committed = (recipe.people * 900 * chance.lognormal(0, 1, len(rows))).round(2)
    return rows.assign(
        budget_line="L" + rows["number"].astype(str).str.zfill(3),
        mission="M" + (rows["number"] % 12 + 1).astype(str),
        programme="P" + (rows["number"] % 5 + 1).astype(str),
        expenditure=np.where(rows["number"] % 4 == 0, "capital", "current"),
        gender_class=np.where(known, kind, "unclassified"),
        committed=committed,
        paid=(committed * chance.uniform(0.6, 0.95, len(rows))).round(2),
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


def actions(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """Ten actions of the plan from 2022 on, and how far each was at the end of every year."""
    titles = [(area, title) for area, pair in ACTIONS.items() for title in pair]
    base = pd.DataFrame(titles, columns=["plan_area", "title"])
    begins, length = chance.integers(2022, 2024, len(base)), chance.integers(1, 4, len(base))
    late = chance.random(len(base)) < 0.3
    base = base.assign(
        action=[f"A{number:02d}" for number in range(1, len(base) + 1)], begins=begins, due=begins + length,
        ended=begins + length + late, budget=chance.integers(5, 60, len(base)) * 1000.0,
        objective="Balance between women and men", responsible="Equality office", goals="5, 8",
    )  # fmt: skip
    rows = pd.DataFrame({"year": range(2022, LAST_YEAR + 1)}).merge(base, how="cross")
    done, running = rows["ended"] <= rows["year"], rows["begins"] <= rows["year"]
    return rows.assign(
        starts_on=pd.to_datetime(rows["begins"].astype(str) + "-03-01"),
        due_on=_ends(rows["due"]),
        done_on=_ends(rows["ended"]).where(done),
        status=np.select([done, running], ["done", "running"], "not_started"),
        spent=(rows["budget"] * np.clip((rows["year"] - rows["begins"] + 1) / 4, 0, 1)).round(2),
        reference_date=_ends(rows["year"]),
    )


def targets(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """What the plan of 2022 wants to reach by 2027."""
    rows = pd.DataFrame([(name, *each) for name, each in TARGETS.items()],
                        columns=["indicator", "plan_area", "baseline", "target"])  # fmt: skip
    return rows.assign(year=2022, due_year=2027, reference_date=pd.Timestamp("2022-01-31"))


def plan(careers: Careers, recipe: Recipe, chance: np.random.Generator) -> pd.DataFrame:
    """The plan year by year: its blocks come one after the other, its means grow."""
    year = np.array(YEARS)
    return pd.DataFrame(
        {
            "year": year, "published": year >= 2021, "signed": year >= 2021, "has_resources": year >= 2022,
            "has_data": year >= 2022, "has_training": year >= 2023,
            "equality_fte": np.where(year >= 2021, np.round(0.2 + recipe.people / 4000, 1), 0.0),
            "volunteer_hours": np.where(year >= 2023, round(recipe.people / 10), 0).astype(float),
            "plan_budget": np.where(year >= 2021, recipe.people * 12.0, 0.0),
        }
    )  # fmt: skip


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
        reference_date=_ends(rows["year"]),
    )  # fmt: skip
