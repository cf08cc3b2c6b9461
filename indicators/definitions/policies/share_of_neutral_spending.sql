-- Counted: euros of neutral lines, out of all; no persons.
SELECT city, year, 1 AS people, NULL AS gender, gender_class = 'neutral' AS counted, committed AS amount
FROM budget_lines
