-- Counted: everyone who took parental leave, with the days taken.
SELECT city, year, people, gender, directorate, level, TRUE AS counted, days AS amount
FROM leave
WHERE leave_type = 'parental' AND used
