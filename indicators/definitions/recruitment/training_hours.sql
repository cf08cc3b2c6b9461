-- Counted: hours of training. Pool: everyone in the staff table of that year.
SELECT city, year, people, gender, directorate, level, TRUE AS counted, FALSE AS pool, hours AS amount
FROM training
WHERE took_part
UNION ALL
SELECT city, year, people, gender, directorate, level, FALSE, TRUE, NULL
FROM staff
WHERE (city, year) IN (SELECT (city, year) FROM training)
