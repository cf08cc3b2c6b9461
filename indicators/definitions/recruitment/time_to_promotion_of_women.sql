-- Counted: everyone who was promoted; those who wait on count as still waiting.
SELECT city, year, people, gender, level, promoted AS counted, years_in_level AS amount
FROM promotions
