-- Counted: everyone in the staff table whose full-time equivalent is known.
SELECT city, year, people, gender, TRUE AS counted, fte * people AS amount
FROM staff
WHERE fte IS NOT NULL
