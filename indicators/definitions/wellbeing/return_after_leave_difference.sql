-- Counted: those who came back to work, out of those whose leave ended in the year.
SELECT city, year, people, gender, leave_type, level, COALESCE(returned, FALSE) AS counted
FROM leave
WHERE due_to_return
