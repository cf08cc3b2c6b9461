-- Counted: staff below executive level, less than three years in their level.
SELECT city, year, people, gender, TRUE AS counted
FROM staff
WHERE seniority_band = '[0,3)' AND level IS DISTINCT FROM 'executive'
