-- Counted: participations in training. Pool: everyone in the staff table of that year.
SELECT city, year, people, gender, directorate, level, TRUE AS counted, FALSE AS pool
FROM training
WHERE took_part
UNION ALL
SELECT city, year, people, gender, directorate, level, FALSE, TRUE
FROM staff
WHERE (city, year) IN (SELECT (city, year) FROM training)
