"""Counts that cannot be: stages of a competition that grow, more promoted than eligible, more eligible than staff."""

from __future__ import annotations

from indicators.ingest.checks.base import LISTED, Rows
from indicators.ingest.tables import codes
from indicators.marking import N_

GROWING = """
WITH stages AS (
    SELECT competition, gender, stage, list_position({stages}, stage) AS place, sum(people) AS people, min(line) AS line
    FROM (SELECT * REPLACE ({gender} AS gender) FROM delivered)
    GROUP BY ALL
)
SELECT line, gender, stage, lag(stage) OVER steps, people, lag(people) OVER steps AS before
FROM stages
WINDOW steps AS (PARTITION BY competition, gender ORDER BY place)
QUALIFY people > before
ORDER BY line
"""


def check(rows: Rows) -> None:
    if rows.table == "competitions":
        _stages(rows)
    elif rows.table == "promotions":
        _nobody_left(rows)
        _more_than_staff(rows)


def _stages(rows: Rows) -> None:
    """All genders together cannot grow; one of them may, where the gender was not stated before."""
    stages = str(list(codes("competitions", "stage")))
    refused = rows.all(GROWING.format(stages=stages, gender="'W'"))
    for line, _, stage, before, *_ in refused[:LISTED]:
        rows.findings.refuse(
            "stages",
            N_("More people in the stage “{stage}” than in “{before}” of the same competition."),
            N_("Check the two stages; nobody reaches a stage without the one before."),
            line=line,
            column="people",
            stage=stage,
            before=before,
        )
    if refused:
        return
    for line, gender, stage, before, *_ in rows.all(GROWING.format(stages=stages, gender="gender"))[:LISTED]:
        rows.findings.warn(
            "stages",
            N_("More people of gender {gender} in the stage “{stage}” than in “{before}” of the same competition."),
            N_("Check whether the gender was stated at both stages."),
            line=line,
            column="people",
            gender=gender,
            stage=stage,
            before=before,
        )


def _nobody_left(rows: Rows) -> None:
    for administration, year in rows.years():
        promoted, others = rows.one(
            """SELECT coalesce(sum(people) FILTER (WHERE promoted), 0),
                coalesce(sum(people) FILTER (WHERE NOT promoted), 0)
            FROM delivered WHERE administration = ? AND year = ?""",
            [administration, year],
        )
        if promoted and not others:
            rows.findings.warn(
                "eligible_missing",
                N_("Everyone in {year} was promoted: the eligible who were not are missing."),
                N_("Add the eligible who were not promoted, with promoted = false; without them there is no rate."),
                column="promoted",
                year=str(year),
            )


def _more_than_staff(rows: Rows) -> None:
    """The eligible of a level are staff of that level, at the end of the year before or of the same year."""
    for administration, year in rows.years():
        found = rows.all(
            """
            SELECT level, eligible, employed
            FROM (
                SELECT level, promotion_type, sum(people) AS eligible FROM delivered
                WHERE administration = $1 AND year = $2 AND level IS NOT NULL GROUP BY ALL
            )
            JOIN (
                SELECT level, max(people) AS employed
                FROM (
                    SELECT level, year, sum(people) AS people FROM held_staff
                    WHERE administration = $1 AND year IN ($2, $2 - 1) GROUP BY ALL
                )
                GROUP BY level
            ) USING (level)
            WHERE eligible > employed ORDER BY ALL
            """,
            [administration, year],
        )
        for level, eligible, employed in found:
            rows.findings.warn(
                "eligible",
                N_("{eligible} eligible for promotion from “{level}” in {year}, but {employed} employed in it."),
                N_("Check the level before the promotion, and whether a person stands in several rows."),
                column="level",
                eligible=int(eligible),
                level=level,
                year=str(year),
                employed=int(employed),
            )
