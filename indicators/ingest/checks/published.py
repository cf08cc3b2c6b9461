"""Published figures that contradict each other: pay quartiles and stated shares, values outside their range."""

from __future__ import annotations

from indicators.ingest.checks.base import Rows
from indicators.marking import N_

QUARTILES = (
    "women_in_lower_pay_quarter",
    "women_in_lower_middle_pay_quarter",
    "women_in_upper_middle_pay_quarter",
    "women_in_upper_pay_quarter",
)
STATED = "women_share_of_staff"
APART = 10.0
"""Points between the mean of the four quartiles and the stated share; quartiles are equal groups, so the two agree."""
ENOUGH = 20
"""People of a staff table whose share of women the quartiles are set against."""
NEARLY = 1.0
"""Points by which a published share of women may differ from the women and men beside it: women and men are 100 ± 1."""
SHARE = "coalesce(value, 100 * women / nullif(women + men, 0))"
OF_A_HUNDRED = (
    *QUARTILES,
    STATED,
    "women_receiving_variable_pay",
    "men_receiving_variable_pay",
    "french_territorial_index",
)


def check(rows: Rows) -> None:
    if rows.table != "published_values":
        return
    rows.refuse_lines(
        "range",
        f"indicator IN {OF_A_HUNDRED} AND (value < 0 OR value > 100)",
        N_("The value is outside 0 to 100."),
        N_("Compare it with the publication."),
        "value",
    )
    _counts_beside(rows)
    _quartiles(rows)


def _counts_beside(rows: Rows) -> None:
    """A share of women with the women and men that it was made of."""
    found = rows.all(
        f"""SELECT city, year, indicator, value, 100 * women / (women + men) AS share, line FROM delivered
        WHERE indicator IN {(*QUARTILES, STATED)} AND women + men > 0 AND abs(value - share) > {NEARLY} ORDER BY ALL"""
    )
    for city, year, indicator, value, share, line in found:
        rows.findings.warn(
            "quartile",
            N_(
                "{city} {year}: “{indicator}” is given as {value} percent, but the women and men beside it make "
                "{share} percent."
            ),
            N_("Women and men make 100 percent; ask the publisher which of the figures is wrong."),
            line=line,
            column="value",
            city=city,
            year=str(year),
            indicator=indicator,
            value=f"{value:.1f}",
            share=f"{share:.1f}",
        )


def _quartiles(rows: Rows) -> None:
    """Against the stated share, of this file or another one, else against the staff that was delivered."""
    found = rows.all(
        f"""
        WITH quarters AS (
            SELECT city, year, avg({SHARE}) AS mean, min(line) AS line FROM delivered
            WHERE indicator IN {QUARTILES} AND {SHARE} IS NOT NULL
            GROUP BY city, year HAVING count(DISTINCT indicator) = 4
        ), stated AS (
            SELECT city, year, arg_min(value, rank) AS share FROM (
                SELECT city, year, {SHARE} AS value, 1 AS rank FROM delivered WHERE indicator = '{STATED}'
                UNION ALL SELECT city, year, {SHARE}, 2 FROM held_published_values WHERE indicator = '{STATED}'
                UNION ALL SELECT city, year, 100 * sum(people) FILTER (gender = 'W') / sum(people), 3 FROM held_staff
                WHERE gender IN ('W', 'M') GROUP BY city, year HAVING sum(people) >= {ENOUGH}
            ) WHERE value IS NOT NULL GROUP BY city, year
        )
        SELECT city, year, mean, share, line FROM quarters JOIN stated USING (city, year)
        WHERE abs(mean - share) > {APART} ORDER BY ALL
        """
    )
    for city, year, quartiles, stated, line in found:
        rows.findings.warn(
            "quartiles",
            N_(
                "{city} {year}: the four pay quartiles hold {quartiles} percent women on average, the stated share is "
                "{stated} percent."
            ),
            N_("The two must agree; ask the publisher which is right."),
            line=line,
            column="value",
            city=city,
            year=str(year),
            quartiles=f"{quartiles:.1f}",
            stated=f"{stated:.1f}",
        )
