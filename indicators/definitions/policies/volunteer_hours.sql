-- Counted: hours of the volunteer team; no persons.
SELECT city, year, 1 AS people, NULL AS gender, TRUE AS counted, volunteer_hours AS amount
FROM plan
