-- Counted: staff who work part time, out of all of whom it is known.
SELECT city, year, people, gender, level, age_band, occupation, working_time = 'part_time' AS counted
FROM (
    SELECT *, sum(people) FILTER (working_time IS NOT NULL) OVER whole / sum(people) OVER whole AS known
    FROM staff
    WINDOW whole AS (PARTITION BY city, year)
)
WHERE working_time IS NOT NULL AND known >= 0.8
