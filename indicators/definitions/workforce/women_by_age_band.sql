-- Counted: staff whose age is known.
SELECT city, year, people, gender, age_band, level, TRUE AS counted
FROM staff
WHERE age_band IS NOT NULL
