-- Counted: staff whose department is known.
SELECT city, year, people, gender, department, TRUE AS counted
FROM staff
WHERE department IS NOT NULL
