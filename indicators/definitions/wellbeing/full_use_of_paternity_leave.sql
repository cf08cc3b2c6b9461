-- Counted: those who took all of their paternity leave, out of all who had the right.
SELECT city, year, people, gender, COALESCE(full_use, FALSE) AS counted
FROM leave
WHERE leave_type = 'paternity'
