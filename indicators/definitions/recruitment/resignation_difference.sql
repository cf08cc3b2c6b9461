-- Counted: everyone who resigned in the year. Pool: the staff of the opening and the closing day, averaged.
SELECT city, year, people, gender, directorate, level, 'left' AS day, TRUE AS counted, FALSE AS pool
FROM leavers
WHERE leaving_reason = 'resignation'
UNION ALL
SELECT city, year, people, gender, directorate, level, 'closing', FALSE, TRUE
FROM staff
WHERE (city, year) IN (SELECT (city, year) FROM leavers)
UNION ALL
SELECT city, year + 1, people, gender, directorate, level, 'opening', FALSE, TRUE
FROM staff
WHERE (city, year + 1) IN (SELECT (city, year) FROM leavers)
