-- Counted: everyone trained on violence in the year. Pool: everyone in the staff table of that year.
SELECT city, year, people, gender, directorate, level, TRUE AS counted, FALSE AS pool
FROM training
WHERE training_type = 'violence' AND took_part
UNION ALL
SELECT city, year, people, gender, directorate, level, FALSE, TRUE
FROM staff
WHERE (city, year) IN (SELECT (city, year) FROM training)
