-- Counted: staff whose directorate or department is known.
SELECT city, year, people, gender, directorate, department, level, working_time, TRUE AS counted
FROM staff
WHERE directorate IS NOT NULL OR department IS NOT NULL
