-- Counted: people of at most 30 years, of everyone whose age band was delivered.
SELECT city, year, people, gender, level, area, age_band = '≤30' AS counted
FROM staff
WHERE age_band IS NOT NULL
