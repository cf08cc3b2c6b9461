-- Counted: those who met at least one of the listed behaviours, out of those who answered.
SELECT city, year, negative AS people, gender, TRUE AS counted
FROM survey
WHERE item = 'harassment' AND negative IS NOT NULL
UNION ALL
SELECT city, year, people - negative, gender, FALSE
FROM survey
WHERE item = 'harassment' AND negative IS NOT NULL
