-- Counted: euros of sensitive lines, out of all; no persons.
SELECT city, year, 1 AS people, NULL AS gender, gender_class = 'sensitive' AS counted, committed AS amount
FROM budget_lines
