-- Counted: full-time equivalents that work on equality. Not counted: the staff of that year.
SELECT city, year, 1 AS people, NULL AS gender, TRUE AS counted, equality_fte AS amount
FROM plan
UNION ALL
SELECT city, year, people, gender, FALSE, NULL
FROM staff
WHERE gender IN ('W', 'M') AND (city, year) IN (SELECT (city, year) FROM plan)
