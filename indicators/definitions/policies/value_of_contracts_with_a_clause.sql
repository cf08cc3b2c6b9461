-- Counted: contracts with an equality clause, out of those above the threshold; no persons.
SELECT city, year, 1 AS people, NULL AS gender, equality_clause AS counted, value AS amount
FROM contracts
WHERE above_threshold
