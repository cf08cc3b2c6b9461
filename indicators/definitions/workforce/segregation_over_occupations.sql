-- Counted: staff whose occupation is known.
SELECT city, year, people, gender, occupation, TRUE AS counted
FROM staff
WHERE occupation IS NOT NULL
