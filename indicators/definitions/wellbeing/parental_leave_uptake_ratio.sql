-- Counted: the entitled who took parental leave, out of all entitled.
SELECT city, year, people, gender, directorate, level, used AS counted
FROM leave
WHERE leave_type = 'parental'
