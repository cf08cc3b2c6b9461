-- Counted: everyone who left in the year.
SELECT city, year, people, gender, directorate, leaving_reason, TRUE AS counted
FROM leavers
