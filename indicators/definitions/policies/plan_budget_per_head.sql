-- Counted: the plan’s budget. Not counted: the staff of that year.
SELECT city, year, 1 AS people, NULL AS gender, TRUE AS counted, plan_budget AS amount
FROM plan
UNION ALL
SELECT city, year, people, gender, FALSE, NULL
FROM staff
WHERE gender IN ('W', 'M') AND (city, year) IN (SELECT (city, year) FROM plan)
