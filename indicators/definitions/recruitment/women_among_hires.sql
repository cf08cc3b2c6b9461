-- Counted: everyone who was hired in the year.
SELECT city, year, people, gender, directorate, level, channel, TRUE AS counted
FROM hires
