"""Who stands in each CUG table: one query a table, and what in the rows would make the table wrong."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.ingest.cug_layouts import LAYOUTS
from indicators.marking import N_

MINE = "city = $city AND year = $year AND administration = $administration"
BINARY = "gender IN ('W', 'M')"
FEWEST_PAID, LARGEST_SHARE = 10, 0.8


@dataclass(frozen=True)
class Gap:
    """People whose rows lack what the table needs: with them left out, it would be wrong."""

    column: str
    sql: str
    sentence: str = N_("{people} people in “{table}” have no {column}; without them the table would be wrong.")


@dataclass(frozen=True)
class Query:
    """`sql` returns key_0 (and key_1), gender, age_band, number, position; `needs`: columns that must be filled."""

    sql: str
    needs: tuple[str, ...]
    gaps: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()


def _cases(column: str, words: dict[str, str]) -> str:
    """A CASE of code and word; both are ours, never a user's."""
    return (
        f"CASE {column} " + " ".join(f"WHEN '{code}' THEN '{_quoted(word)}'" for code, word in words.items()) + " END"
    )


def _quoted(word: str) -> str:
    return word.replace("'", "''")


def _order(column: str, codes: list[str]) -> str:
    return _cases(column, {code: str(number) for number, code in enumerate(codes)}) + "::INTEGER"


def _first_labels(number: str) -> dict[str, str]:
    rows = LAYOUTS[f"cug_{number.replace('.', '_')}"].rows
    return {code: labels[0] for code, labels in rows.items()}


LEVELS = {
    "executive": "Dirigenti",
    "high_responsibility": "Elevate qualificazioni",
    "professional": "Area dei Funzionari e dell'Elevata qualificazione",
    "associate": "Area degli Istruttori",
    "skilled": "Area degli Operatori esperti",
    "support": "Area degli Operatori",
}
GROUPS = {
    "political_office": "Organi politici",
    "top_post": "Vertice amministrativo",
    "political_staff": "Art. 90 TUEL",
}
LEVEL = f"COALESCE(level_published, {_cases('level', LEVELS)}, {_cases('staff_group', GROUPS)}, 'Altro personale')"
TYPE = """COALESCE(type_published, CASE WHEN staff_group IN ('political_office', 'top_post') THEN 'Organo di vertice'
    WHEN level = 'executive' THEN 'Dirigente di livello non generale' ELSE 'Personale non dirigente' END)"""
TYPE_ORDER = f"""CASE {TYPE} WHEN 'Organo di vertice' THEN 0 WHEN 'Dirigente di livello generale' THEN 1
    WHEN 'Dirigente di livello non generale' THEN 2 ELSE 3 END"""
LEVEL_ORDER = f"COALESCE({_order('level', list(LEVELS))}, {len(LEVELS)})"
PUBLISHED_FIRST = f"CASE WHEN source = 'published' THEN rowid ELSE {TYPE_ORDER} * 10 + {LEVEL_ORDER} END"
"""A published table keeps its order; rows of persons follow the types and levels."""

STAFF = f"FROM staff WHERE {MINE} AND {BINARY}"
NON_EXECUTIVE = f"{TYPE} = 'Personale non dirigente'"
EXECUTIVE = f"{TYPE} LIKE 'Dirigente%'"


def _gap(column: str, table: str = "staff", where: str = "TRUE") -> Gap:
    return Gap(column, f"SELECT COALESCE(SUM(people), 0) FROM {table} WHERE {MINE} AND {where} AND {column} IS NULL")


def _staff(key: str, position: str, where: str, band: str = "age_band", second: str = "") -> str:
    keys = f"{key} AS key_0, " + (f"{second} AS key_1, " if second else "")
    return f"""SELECT {keys}gender, {band} AS age_band, SUM(people) AS number, MIN({position}) AS position
        {STAFF} AND {where} GROUP BY ALL"""


def _typed(table: str, number: str, column: str, amount: str, where: str = "TRUE") -> str:
    """A table whose rows are the codes of one column."""
    words = _first_labels(number)
    return f"""SELECT {_cases(column, words)} AS key_0, gender, age_band, SUM({amount}) AS number,
            MIN({_order(column, list(words))}) AS position
        FROM {table} WHERE {MINE} AND {BINARY} AND {where} AND {_cases(column, words)} IS NOT NULL GROUP BY ALL"""


PRESENCE = """CASE WHEN working_time = 'full_time' THEN 'full_time' WHEN working_time IS NULL THEN NULL
    WHEN fte > 0.5 THEN 'part_time_above_half' WHEN fte <= 0.5 THEN 'part_time_up_to_half' END"""
EDUCATION = "education"
OFFICE = "staff_group <> 'political_office'"
PAID = "COALESCE(base_pay, 0) + COALESCE(allowances, 0) + COALESCE(variable_pay, 0) + COALESCE(overtime_pay, 0)"
PAID_LEVEL = _cases("level", LEVELS)
MASTERS = N_("First- and second-level master’s degrees are counted with the degree that they follow.")


def _mean(gender: str) -> str:
    """The mean of a gender; none below ten people, or where one of them has more than 80 % of the sum."""
    chosen = f"FILTER (gender = '{gender}')"
    safe = " AND ".join(
        f"COUNT(*) {each} >= {FEWEST_PAID} AND MAX(paid) {each} <= {LARGEST_SHARE} * SUM(paid) {each}"
        for each in ("FILTER (gender = 'W')", "FILTER (gender = 'M')")
    )
    return f"CASE WHEN {safe} THEN AVG(paid) {chosen} END"


PERMITS = """SELECT {words} AS key_0, gender, '' AS age_band, SUM(amount) AS number, MIN({order}) AS position
    FROM (SELECT gender, leave_type || '_days' AS permit, days AS amount FROM leave WHERE {mine}
          UNION ALL SELECT gender, leave_type || '_hours', hours FROM leave WHERE {mine})
    WHERE {binary} AND amount IS NOT NULL AND {words} IS NOT NULL GROUP BY ALL"""

QUERIES = {
    "1.1": Query(
        _staff(TYPE, PUBLISHED_FIRST, "TRUE", second=LEVEL), ("age_band",), (_gap("age_band"),)
    ),
    "1.2": Query(
        _staff(_cases(f"({PRESENCE})", _first_labels("1.2")),
               _order(f"({PRESENCE})", list(_first_labels("1.2"))),
               f"{OFFICE} AND working_time IS NOT NULL"),
        ("working_time", "fte", "age_band"),
        (
            Gap("working_time", f"""SELECT CASE WHEN COUNT(working_time) = 0 THEN 0
                ELSE COALESCE(SUM(people) FILTER (working_time IS NULL), 0) END
                FROM staff WHERE {MINE} AND {OFFICE}"""),
            _gap("fte", where=f"{OFFICE} AND working_time = 'part_time'"),
            _gap("age_band", where=f"{OFFICE} AND working_time IS NOT NULL"),
        ),
    ),
    "1.3": Query(
        _staff("COALESCE(level_published, 'Elevate qualificazioni')", "rowid", "level = 'high_responsibility'", "''"),
        ("level = high_responsibility",),
    ),
    "1.4": Query(
        _staff(_cases("seniority_band", _first_labels("1.4")),
               _order("seniority_band", list(_first_labels("1.4"))),
               f"{NON_EXECUTIVE} AND seniority_band IS NOT NULL"),
        ("seniority_band", "age_band"),
        (
            Gap("seniority_band", f"""SELECT CASE WHEN COUNT(seniority_band) = 0 THEN 0
                ELSE COALESCE(SUM(people) FILTER (seniority_band IS NULL), 0) END
                FROM staff WHERE {MINE} AND {NON_EXECUTIVE}"""),
            _gap("age_band", where=f"{NON_EXECUTIVE} AND seniority_band IS NOT NULL"),
        ),
    ),
    "1.5": Query(
        f"""SELECT {PAID_LEVEL} AS key_0, {_mean('M')} AS men, {_mean('W')} AS women,
                MIN({_order('level', list(LEVELS))}) AS position
            FROM (SELECT *, {PAID} AS paid FROM pay WHERE {MINE} AND {BINARY} AND working_time = 'full_time'
                  AND pay_basis = 'annual' AND full_pay AND people = 1 AND level IS NOT NULL AND base_pay IS NOT NULL)
            GROUP BY level""",
        ("level", "working_time", "pay_basis = annual", "base_pay"),
        notes=(
            N_("The table asks for net pay; the rows hold gross pay, and gross means stand in it."),
            N_("Means from ten women and ten men only, none where one person has more than 80 % of the sum."),
        ),
    ),
    "1.6": Query(
        _staff(_cases(EDUCATION, _first_labels("1.6")), _order(EDUCATION, list(_first_labels("1.6"))),
               f"{EXECUTIVE} AND education IS NOT NULL", "''"),
        ("level = executive", "education"),
        (
            Gap("education", f"""SELECT CASE WHEN COUNT(education) = 0 THEN 0 ELSE COALESCE(SUM(people) FILTER (
                education IS NULL OR education NOT IN ('bachelor', 'master', 'doctorate')), 0) END
                FROM staff WHERE {MINE} AND {EXECUTIVE}""",
                N_("{people} executives in “{table}” have no {column}, or none that the table has a line for.")),
        ),
        (MASTERS,),
    ),
    "1.7": Query(
        _staff(LEVEL, f"({PUBLISHED_FIRST}) * 10 + {_order(EDUCATION, list(_first_labels('1.7')))}",
               f"{NON_EXECUTIVE} AND education IS NOT NULL", "''", _cases(EDUCATION, _first_labels("1.7"))),
        ("level", "education"),
        (
            Gap("education", f"""SELECT CASE WHEN COUNT(education) = 0 THEN 0
                ELSE COALESCE(SUM(people) FILTER (education IS NULL), 0) END
                FROM staff WHERE {MINE} AND {NON_EXECUTIVE}"""),
        ),
        (MASTERS,),
    ),
    "1.8": Query(
        f"""SELECT COALESCE(any_value(competition) OVER same || ' ', '') || board AS key_0, gender, '' AS age_band,
                people AS number, dense_rank() OVER (ORDER BY board) AS position,
                CASE WHEN board_role <> 'chair' THEN '' WHEN gender = 'W' THEN 'D' ELSE 'U' END AS chair
            FROM selection_boards WHERE {MINE} AND {BINARY} AND board_role <> 'secretary'
            WINDOW same AS (PARTITION BY board)""",
        ("board", "board_role"),
        notes=(N_("The secretary is not counted among the members."),),
    ),
    "1.9": Query(
        _typed("flexible_work", "1.9", "measure", "people", "used"),
        ("measure", "age_band"),
        (_gap("age_band", "flexible_work", "used"),),
    ),
    "1.10": Query(
        PERMITS.format(words=_cases("permit", _first_labels("1.10")),
                       order=_order("permit", list(_first_labels("1.10"))), mine=MINE, binary=BINARY),
        ("leave_type", "days or hours"),
    ),
    "1.11": Query(
        _typed("training", "1.11", "training_type", "hours", "took_part AND hours IS NOT NULL"),
        ("training_type", "hours", "age_band"),
        (_gap("age_band", "training", "took_part AND hours IS NOT NULL"), _gap("hours", "training", "took_part")),
    ),
}  # fmt: skip
"""By the number of the table."""
