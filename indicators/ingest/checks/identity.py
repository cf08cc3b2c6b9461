"""Who stands in the file twice. Rows that are alike in everything are different people, unless an id says otherwise."""

from __future__ import annotations

from indicators.ingest.checks.base import Rows
from indicators.marking import N_

ID = "person_key"
SAME_PERSON = f"city, administration, year, {ID}"
TWO_POSTS = f"""
SELECT {SAME_PERSON}
FROM delivered
WHERE {ID} IS NOT NULL
GROUP BY ALL
HAVING count(*) > 1
   AND count(DISTINCT gender) = 1
   AND bool_and(coalesce(working_time = 'part_time', fte < 1, FALSE))
   AND coalesce(sum(fte), 0) <= 1.0001
"""


def check(rows: Rows) -> None:
    """Empty ids and duplicate ids are refused; two part-time posts of one person are warned of."""
    if ID not in rows.names or not rows.one(f"SELECT count({ID}) FROM delivered")[0]:
        return
    rows.refuse_lines(
        "empty_id",
        f"{ID} IS NULL OR trim({ID}) = ''",
        N_("The id is empty, while other rows have one."),
        N_("Give every row its id, or leave the column out of the whole file."),
        ID,
    )
    if not _is_any_double(rows):
        return
    two_posts = (
        TWO_POSTS if {"working_time", "fte"} <= set(rows.names) else f"{TWO_POSTS.split('HAVING')[0]}HAVING FALSE"
    )
    rows.connection.execute(f"CREATE OR REPLACE TEMP TABLE two_posts AS {two_posts}")
    rows.refuse_lines(
        "duplicate_id",
        f"""line IN (
            SELECT line FROM delivered ANTI JOIN two_posts USING ({SAME_PERSON}) WHERE {ID} IS NOT NULL
            QUALIFY row_number() OVER (PARTITION BY {SAME_PERSON} ORDER BY line) > 1
        )""",
        N_("The id stands in an earlier line already."),
        N_(
            "Remove the row that is too many. "
            "Two part-time posts of one person are told by their share of full time (fte)."
        ),
        ID,
    )
    _count_once(rows)


def _is_any_double(rows: Rows) -> bool:
    """Whether an id stands twice at all; nearly never, and found out quickly."""
    (ids, different) = rows.one(
        f"SELECT count({ID}), count(DISTINCT hash({SAME_PERSON})) FILTER ({ID} IS NOT NULL) FROM delivered"
    )
    return bool(ids != different)


def _count_once(rows: Rows) -> None:
    """Of two part-time posts the larger one stands for the person, with the working time of both."""
    (people,) = rows.one("SELECT count(*) FROM two_posts")
    if not people or rows.findings.refused:
        return
    rows.connection.execute(
        f"""
        CREATE OR REPLACE TABLE delivered AS
        SELECT delivered.* REPLACE (
            CASE WHEN posts = 1 THEN fte ELSE least(whole, 1) END AS fte,
            CASE WHEN posts > 1 AND whole > 0.9999 THEN 'full_time' ELSE working_time END AS working_time
        )
        FROM delivered
        JOIN (
            SELECT line, if(pair.{ID} IS NULL, 1, count(*) OVER person) AS posts, sum(each.fte) OVER person AS whole,
                if(pair.{ID} IS NULL, 1, row_number() OVER (person ORDER BY each.fte DESC NULLS LAST, line)) AS place
            FROM delivered AS each LEFT JOIN two_posts AS pair USING ({SAME_PERSON})
            WINDOW person AS (PARTITION BY each.city, each.administration, each.year, each.{ID})
        ) USING (line)
        WHERE place = 1
        """
    )
    rows.findings.warn(
        "two_posts",
        N_("{count} persons hold several part-time posts: each is counted once, in the post with the larger share."),
        N_("Check that the ids are right."),
        column=ID,
        count=people,
    )
