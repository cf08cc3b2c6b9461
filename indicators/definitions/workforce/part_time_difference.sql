-- Counted: staff who work part time, out of all of whom it is known.
SELECT city, year, people, gender, level, age_band, occupation, working_time = 'part_time' AS counted
FROM staff
WHERE working_time IS NOT NULL
