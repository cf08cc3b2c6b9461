-- Counted: people whose gender is not stated, of everyone in the staff table.
SELECT city, year, people, gender, gender = 'N' AS counted
FROM staff
