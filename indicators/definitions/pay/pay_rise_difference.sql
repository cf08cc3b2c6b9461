-- Counted: everyone who had an individual rise in the year, out of everyone of whom it is known.
SELECT city, year, people, gender, raised AS counted
FROM pay
WHERE raised IS NOT NULL
