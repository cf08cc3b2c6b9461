-- Counted: actions that are late; no persons.
SELECT city, year, 1 AS people, NULL AS gender, plan_area,
       date_diff('day', due_on, COALESCE(done_on, reference_date)) AS amount, amount > 0 AS counted
FROM actions
WHERE due_on IS NOT NULL AND status <> 'dropped'
