-- Counted: direct and sensitive lines, beside all lines; no persons.
SELECT city, year, 1 AS people, NULL AS gender, gender_class IN ('direct', 'sensitive') AS counted,
       'committed' AS flow, committed AS amount
FROM budget_lines
WHERE paid IS NOT NULL
UNION ALL
SELECT city, year, 1, NULL, gender_class IN ('direct', 'sensitive'), 'paid', paid
FROM budget_lines
WHERE paid IS NOT NULL
