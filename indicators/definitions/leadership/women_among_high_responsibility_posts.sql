-- Counted: holders of a high-responsibility post on the reference date.
SELECT city, year, people, gender, age_band, TRUE AS counted
FROM staff
WHERE level = 'high_responsibility'
