-- Counted: people over 60, of everyone whose age band was delivered.
SELECT city, year, people, gender, level, area, age_band = '>60' AS counted
FROM staff
WHERE age_band IS NOT NULL
