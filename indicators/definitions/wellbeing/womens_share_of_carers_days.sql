-- Counted: everyone who took carers’ leave, with the days taken.
SELECT city, year, people, gender, TRUE AS counted, days AS amount
FROM leave
WHERE leave_type = 'carer' AND used
