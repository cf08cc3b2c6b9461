-- Counted: indicators with a figure, out of all that the administration could have; no persons.
SELECT city, year, 1 AS people, NULL AS gender, value IS NOT NULL AS counted
FROM observed
WHERE breakdown = 'total'
