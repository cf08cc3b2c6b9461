"""A small seeded administration, synthetic: canonical rows of every table, two years, as plain dictionaries."""

from __future__ import annotations

import random
from typing import Any

Row = dict[str, Any]
LEVELS = ["executive", "high_responsibility", "professional", "associate", "skilled", "support"]
AGES = ["≤30", "31-40", "41-50", "51-60", ">60"]
STAGES = ["applied", "admitted", "tested", "passed", "ranked", "appointed"]
YEARS = (2023, 2024)


def administration(seed: int = 5) -> dict[str, list[Row]]:
    """Rows by table. Gaps (None) are among them wherever a column may be empty."""
    draw = random.Random(seed)
    made = {name: [row for year in YEARS for row in _stamped(build(draw), year)] for name, build in BUILDERS.items()}
    made["competitions"] = [row for year in YEARS for row in _stamped(_competitions(draw), year)]
    return made


def _stamped(rows: list[Row], year: int) -> list[Row]:
    common = {
        "city": "a",
        "administration": "a",
        "year": year,
        "reference_date": f"{year}-12-31",
        "source": "synthetic",
    }
    return [{**common, **row} for row in rows]


def _gender(draw: random.Random) -> str:
    return draw.choices("WMXN", [55, 40, 2, 3])[0]


def _person(draw: random.Random) -> Row:
    return {"gender": _gender(draw), "people": 1, "level": draw.choices(LEVELS, [2, 3, 10, 20, 10, 5])[0]}


def _maybe(draw: random.Random, value: Any) -> Any:
    return None if draw.random() < 0.1 else value


def _flag(draw: random.Random, chance: float = 0.5) -> bool:
    return draw.random() < chance


def _staff(draw: random.Random) -> list[Row]:
    return [
        {
            **_person(draw),
            "staff_group": "staff",
            "department": _maybe(draw, draw.choice("pqrs")),
            "occupation": _maybe(draw, draw.choice(["care", "office", "works", "maps"])),
            "age_band": _maybe(draw, draw.choice(AGES)),
            "contract": _maybe(draw, draw.choices(["permanent", "fixed_term"], [8, 2])[0]),
            "working_time": _maybe(draw, draw.choices(["full_time", "part_time"], [7, 3])[0]),
            "fte": _maybe(draw, draw.choice([0.5, 0.8, 1.0])),
        }
        for _ in range(400)
    ]


def _pay(draw: random.Random) -> list[Row]:
    return [
        {
            **_person(draw),
            "pay_category": draw.choice("AB"),
            "pay_basis": draw.choice(["annual", "hourly"]),
            "full_pay": _flag(draw, 0.9),
            "base_pay": _maybe(draw, float(draw.randrange(15, 60))),
            "allowances": _maybe(draw, float(draw.randrange(0, 5))),
            "variable_pay": _maybe(draw, float(draw.choice([0, 0, 1, 2, 5]))),
            "overtime_pay": _maybe(draw, float(draw.choice([0, 1]))),
            "hours_paid": _maybe(draw, float(draw.choice([1, 2, 4]))),
            "new_hire": _flag(draw, 0.4),
            "raised": _maybe(draw, _flag(draw, 0.3)),
            "back_from_leave": _maybe(draw, _flag(draw, 0.2)),
        }
        for _ in range(300)
    ]


def _competitions(draw: random.Random) -> list[Row]:
    rows = []
    for competition in "xyz":
        for gender in "WMN":
            people = draw.randrange(30, 90)
            for stage in STAGES:
                rows.append({"competition": competition, "gender": gender, "stage": stage, "people": people})
                people = draw.randrange(people // 2, people + 1)
    return rows


def _promotions(draw: random.Random) -> list[Row]:
    return [
        {
            **_person(draw),
            "promoted": _flag(draw, 0.3),
            "occupation": draw.choice(["care", "works"]),
            "working_time": draw.choice(["full_time", "part_time"]),
            "years_in_level": _maybe(draw, float(draw.randrange(1, 12))),
        }
        for _ in range(300)
    ]


def _posts(draw: random.Random) -> list[Row]:
    return [
        {
            "post": str(number),
            "management_level": draw.randrange(1, 5),
            "gender": _gender(draw),
            "acting": _maybe(draw, _flag(draw, 0.1)),
            "new_appointment": _maybe(draw, _flag(draw)),
            "first_appointment": _maybe(draw, _flag(draw)),
            "budget": _maybe(draw, float(draw.choice([0, 10, 40]))),
            "direct_reports": _maybe(draw, draw.randrange(0, 30)),
        }
        for number in range(80)
    ]


def _boards(draw: random.Random) -> list[Row]:
    roles = ["chair", "member", "member", "expert", "secretary"]
    return [{"board": board, "board_role": role, "gender": _gender(draw)} for board in "abcdefgh" for role in roles]


def _bodies(draw: random.Random) -> list[Row]:
    return [
        {"body": body, "body_type": draw.choice(["committee", "board"]), "role": "chair" if not seat else "member",
         "gender": _gender(draw)}
        for body in "abcdef" for seat in range(draw.randrange(2, 9))
    ]  # fmt: skip


def _leave(draw: random.Random) -> list[Row]:
    return [
        {
            **_person(draw),
            "leave_type": draw.choice(["parental", "paternity", "carer", "long_sickness"]),
            "used": _flag(draw, 0.7),
            "days": _maybe(draw, float(draw.randrange(1, 100))),
            "full_use": _maybe(draw, _flag(draw)),
            "due_to_return": _maybe(draw, _flag(draw)),
            "returned": _maybe(draw, _flag(draw, 0.9)),
            "present_after_12_months": _maybe(draw, _flag(draw, 0.8)),
        }
        for _ in range(300)
    ]


def _training(draw: random.Random) -> list[Row]:
    kinds = ["violence", "managerial"]
    return [
        {**_person(draw), "training_type": draw.choice(kinds), "took_part": _flag(draw, 0.8),
         "hours": _maybe(draw, float(draw.randrange(1, 30))), "manager": _maybe(draw, _flag(draw, 0.2))}
        for _ in range(200)
    ]  # fmt: skip


def _flexible(draw: random.Random) -> list[Row]:
    return [
        {**_person(draw), "measure": "agile", "used": _flag(draw), "requested": _maybe(draw, _flag(draw)),
         "granted": _maybe(draw, _flag(draw, 0.7))}
        for _ in range(200)
    ]  # fmt: skip


def _survey(draw: random.Random) -> list[Row]:
    rows = []
    for item in ("A.01", "A.02", "harassment"):
        for gender in "WM":
            people = draw.randrange(50, 80)
            rows.append(
                {"item": item, "section": "fairness", "reversed": _flag(draw), "scale_low": 1.0, "scale_high": 6.0,
                 "gender": gender, "people": people, "invited": 90, "mean": draw.uniform(1, 6),
                 "positive": draw.randrange(0, people), "negative": draw.randrange(0, people // 2)}
            )  # fmt: skip
    return rows


def _vacancies(draw: random.Random) -> list[Row]:
    return [{"vacancy": str(n), "pay_stated": _flag(draw), "neutral_title": _flag(draw)} for n in range(30)]


def _budget(draw: random.Random) -> list[Row]:
    classes = ["direct", "sensitive", "neutral", "unclassified"]
    return [
        {"budget_line": str(n), "gender_class": draw.choice(classes), "committed": float(draw.randrange(1, 99)),
         "paid": _maybe(draw, float(draw.randrange(1, 50)))}
        for n in range(60)
    ]  # fmt: skip


def _contracts(draw: random.Random) -> list[Row]:
    return [
        {"contract_code": str(n), "value": float(draw.randrange(1, 99)), "above_threshold": _flag(draw),
         "equality_clause": _flag(draw)}
        for n in range(50)
    ]  # fmt: skip


def _movers(draw: random.Random) -> list[Row]:
    reasons = ["resignation", "retirement", "other"]
    return [{**_person(draw), "leaving_reason": _maybe(draw, draw.choice(reasons))} for _ in range(60)]


def _hires(draw: random.Random) -> list[Row]:
    return [{**_person(draw), "present_after_3_years": _maybe(draw, _flag(draw, 0.7))} for _ in range(60)]


def _acts(draw: random.Random) -> list[Row]:
    return [{"act": str(n), "in_scope": _flag(draw), "assessed": _flag(draw)} for n in range(40)]


def _population(draw: random.Random) -> list[Row]:
    return [
        {"population_age": age, "gender": gender, "people": draw.randrange(900, 2000)}
        for age in ("0-17", "18-64", "65+") for gender in "WM"
    ]  # fmt: skip


def _reports(draw: random.Random) -> list[Row]:
    closed = draw.randrange(10, 20)
    return [{"report_type": "other", "reports": draw.randrange(20, 30), "closed": closed,
             "closed_in_time": draw.randrange(0, closed), "median_days": 41.0}]  # fmt: skip


def _plan(draw: random.Random) -> list[Row]:
    names = ["published", "signed", "has_resources", "has_data", "has_training"]
    means = {"equality_fte": 2.5, "volunteer_hours": 300.0, "plan_budget": 9000.0}
    return [{**{name: _flag(draw) for name in names}, **means}]


def _actions(draw: random.Random) -> list[Row]:
    states = ["not_started", "running", "done", "embedded", "dropped"]
    return [
        {"action": str(n), "title": "x", "plan_area": draw.choice(["leadership", "violence"]),
         "status": draw.choice(states), "starts_on": f"{draw.randrange(2022, 2026)}-03-01",
         "due_on": _maybe(draw, f"{draw.randrange(2022, 2026)}-09-01"),
         "done_on": _maybe(draw, f"{draw.randrange(2022, 2024)}-10-15")}
        for n in range(40)
    ]  # fmt: skip


def _prevention(draw: random.Random) -> list[Row]:
    return [{"item": item, "in_place": _flag(draw)} for item in ("policy", "training", "survey", "deadlines")]


BUILDERS = {
    "reports": _reports,
    "plan": _plan,
    "actions": _actions,
    "prevention": _prevention,
    "staff": _staff,
    "pay": _pay,
    "promotions": _promotions,
    "posts": _posts,
    "selection_boards": _boards,
    "bodies": _bodies,
    "leave": _leave,
    "training": _training,
    "flexible_work": _flexible,
    "survey": _survey,
    "vacancies": _vacancies,
    "budget_lines": _budget,
    "contracts": _contracts,
    "leavers": _movers,
    "hires": _hires,
    "acts": _acts,
    "population": _population,
}
