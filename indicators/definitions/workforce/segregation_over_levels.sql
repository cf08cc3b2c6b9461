-- Counted: staff with a level.
SELECT city, year, people, gender, level, TRUE AS counted
FROM staff
WHERE level IS NOT NULL
