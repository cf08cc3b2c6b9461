-- Counted: executives and holders of high-responsibility posts, out of staff with a level.
SELECT city, year, people, gender, age_band, working_time, level IN ('executive', 'high_responsibility') AS counted
FROM staff
WHERE level IS NOT NULL
