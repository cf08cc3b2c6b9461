-- Counted: everyone who was promoted, out of the eligible.
SELECT city, year, people, gender, directorate, level, promoted AS counted
FROM promotions
