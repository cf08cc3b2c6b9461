-- Counted: those whose request was granted, out of those who asked.
SELECT city, year, people, gender, measure, directorate, level, COALESCE(granted, FALSE) AS counted
FROM flexible_work
WHERE requested
