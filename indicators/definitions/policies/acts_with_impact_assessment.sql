-- Counted: acts that were assessed, out of those in scope; no persons.
SELECT city, year, 1 AS people, NULL AS gender, assessed AS counted
FROM acts
WHERE in_scope
