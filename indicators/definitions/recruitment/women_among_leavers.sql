-- Counted: everyone who left in the year and whose reason is known.
SELECT city, year, people, gender, directorate, leaving_reason, TRUE AS counted
FROM leavers
WHERE leaving_reason IS NOT NULL
