-- Counted: everyone with a long sickness absence in the year. Pool: everyone in the staff table of that year.
SELECT city, year, people, gender, TRUE AS counted, FALSE AS pool
FROM leave
WHERE leave_type = 'long_sickness' AND used
UNION ALL
SELECT city, year, people, gender, FALSE, TRUE
FROM staff
WHERE (city, year) IN (SELECT (city, year) FROM leave)
