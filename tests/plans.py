"""An invented administration that delivers its plan, its budget and its council: no table of the staff."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb

from indicators import audit
from indicators.edition import fingerprint
from tests.data_folder import DataFolder
from tests.deliveries import CITY, CITY_TOML

HOSTILE = "<script>alert(1)</script> ![p](http://evil.example/x.png)"
SOURCE = """
format = "rows"
table = "{table}"
source = "delivered"
publisher = "Comune di Esempio (synthetic)"
date_basis = "stated"
administration = "Comune di Esempio (synthetic)"
"""
COUNCIL = {2021: 10, 2022: 11, 2023: 13, 2024: 14}
TABLES = {
    "bodies": "reference_date,body,body_type,role,gender,people,elected\n"
    + "".join(
        f"{year}-12-31,council,council,member,{gender},{people},true\n"
        for year, women in COUNCIL.items()
        for gender, people in (("W", women), ("M", 30 - women))
    ),
    "targets": """reference_date,indicator,breakdown,category,plan_area,baseline,target,due_year
2021-12-31,LDR-05,total,total,leadership,33.3,40,2027
2022-12-31,women_in_council,total,total,leadership,33.3,50,2027
2021-12-31,acts_with_impact_assessment,total,total,policies,0,80,2027
""",
    "actions": f"""reference_date,action,plan_area,title,starts_on,due_on,responsible,indicator,status,evidence
2023-12-31,A1,leadership,Lists with as many women as men,2021-03-01,2023-12-31,Council office,LDR-05,running,
2024-12-31,A1,leadership,Lists with as many women as men,2021-03-01,2023-12-31,Council office,LDR-05,running,
2024-12-31,A2,violence,{HOSTILE},2023-01-01,2025-12-31,Personnel,,not_started,javascript:alert(1)
2024-12-31,A3,policies,Budget by class,2023-01-01,2024-06-30,Finance,,done,https://example.org/budget
""",
    "plan": """reference_date,published,signed,has_resources,has_data,has_training,equality_fte,plan_budget
2024-12-31,true,true,true,false,false,1,50000
""",
    "budget_lines": """reference_date,budget_line,mission,gender_class,committed,paid
2023-12-31,L1,Schools,unclassified,400000,
2024-12-31,L1,Schools,direct,100000,50000
2024-12-31,L2,Schools,sensitive,300000,150000
2024-12-31,L3,Roads,neutral,400000,400000
2024-12-31,L4,,unclassified,200000,200000
""",
    "acts": """reference_date,act,act_body,in_scope,assessed
2024-12-31,1,council,true,true
2024-12-31,2,council,true,false
2024-12-31,3,executive,false,false
""",
}
"""By table, as an office would export it."""


def plan_folder(folder: Path, **changed: str) -> DataFolder:
    """A data folder that holds this administration and nothing else; `changed`: other exports of a table."""
    sources = folder / "data" / "cities" / CITY / "sources"
    sources.mkdir(parents=True)
    (sources.parent / "city.toml").write_text(CITY_TOML, encoding="utf-8")
    for table, rows in {**TABLES, **changed}.items():
        (sources / f"{table}.csv").write_text(rows, encoding="utf-8")
        (sources / f"{table}.toml").write_text(SOURCE.format(table=table), encoding="utf-8")
    return DataFolder(folder / "data", folder / "editions")


def resigned(edition: Path, copy: Path, *commands: str, verdict: bool = True) -> Path:
    """A changed copy of an edition whose fingerprint fits, and with `verdict` its audit too, as if it was built so."""
    shutil.copy(edition, copy)
    with duckdb.connect(str(copy)) as connection:
        for command in commands:
            connection.execute(command)
        there = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        tables = {name: connection.execute(f"SELECT * FROM {name}").df() for name in audit.READ if name in there}
        connection.execute("UPDATE about SET fingerprint = ?", [fingerprint(tables["observations"], tables)])
        if verdict:
            (text,) = connection.execute("SELECT verdict FROM audit").fetchone() or ("{}",)
            said = json.dumps({**json.loads(text), "content": audit.contents(tables).digest()})
            connection.execute("UPDATE audit SET verdict = ?", [said])
    return copy
