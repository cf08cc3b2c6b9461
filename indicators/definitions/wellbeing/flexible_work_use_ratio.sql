-- Counted: those who use it, out of those to whom it is open.
SELECT city, year, people, gender, measure, directorate, level, used AS counted
FROM flexible_work
