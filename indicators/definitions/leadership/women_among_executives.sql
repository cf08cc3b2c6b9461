-- Counted: everyone at executive level on the reference date.
SELECT city, year, people, gender, age_band, TRUE AS counted
FROM staff
WHERE level = 'executive'
