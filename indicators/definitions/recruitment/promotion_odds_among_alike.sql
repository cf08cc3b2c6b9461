-- Counted: everyone who was promoted, out of the eligible.
SELECT city, year, people, gender, concat_ws('*', level, occupation, working_time) AS stratum, promoted AS counted
FROM promotions
