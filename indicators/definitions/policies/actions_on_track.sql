-- Counted: actions on track, out of those that should have begun; no persons.
SELECT city, year, 1 AS people, NULL AS gender, plan_area,
       status IN ('done', 'embedded') OR (status = 'running' AND COALESCE(due_on >= reference_date, TRUE)) AS counted
FROM actions
WHERE LEAST(starts_on, due_on) <= reference_date OR status <> 'not_started'
