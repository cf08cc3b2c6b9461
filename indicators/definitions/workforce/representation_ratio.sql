-- Counted: everyone in the staff table. Pool: residents aged 18 to 64 of the same year.
SELECT city, year, people, gender, TRUE AS counted, FALSE AS pool
FROM staff
WHERE (city, year) IN (SELECT (city, year) FROM population)
UNION ALL
SELECT city, year, people, gender, FALSE, TRUE
FROM population
WHERE population_age = '18-64'
