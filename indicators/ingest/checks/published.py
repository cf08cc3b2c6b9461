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
    _quartiles(rows)


def _quartiles(rows: Rows) -> None:
    found = rows.all(
        f"""
        SELECT city, year, avg(value) FILTER (WHERE indicator IN {QUARTILES}) AS quartiles,
            any_value(value) FILTER (WHERE indicator = '{STATED}') AS stated, min(line) AS line
        FROM delivered GROUP BY city, year
        HAVING count(value) FILTER (WHERE indicator IN {QUARTILES}) = 4 AND abs(quartiles - stated) > {APART}
        ORDER BY ALL
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
