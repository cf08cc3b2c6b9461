-- Counted: euros of direct lines, out of those classified; no persons.
SELECT city, year, 1 AS people, NULL AS gender, gender_class = 'direct' AS counted, committed AS amount
FROM budget_lines
WHERE gender_class <> 'unclassified'
