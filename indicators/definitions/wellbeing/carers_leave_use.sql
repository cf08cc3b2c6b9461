-- Counted: everyone who took carers’ leave. Pool: everyone in the staff table of that year.
SELECT city, year, people, gender, TRUE AS counted, FALSE AS pool
FROM leave
WHERE leave_type = 'carer' AND used
UNION ALL
SELECT city, year, people, gender, FALSE, TRUE
FROM staff
WHERE (city, year) IN (SELECT (city, year) FROM leave)
