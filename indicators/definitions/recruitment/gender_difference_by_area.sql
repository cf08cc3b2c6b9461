-- Counted: staff with a level, each in the contract Area that the level belongs to.
SELECT city, year, people, gender, level, area, TRUE AS counted
FROM staff
WHERE level IS NOT NULL
