-- Counted: staff who work part time.
SELECT city, year, people, gender, level, age_band, TRUE AS counted
FROM staff
WHERE working_time = 'part_time'
