-- Counted: people with another entry than woman or man, of everyone in the staff table.
SELECT city, year, people, gender, gender = 'X' AS counted
FROM staff
