-- Counted: reports closed within the deadline, out of those closed, in the year and the two before it.
SELECT city, year + later AS year, closed_in_time AS people, NULL AS gender, TRUE AS counted
FROM reports CROSS JOIN (SELECT unnest([0, 1, 2]) AS later)
WHERE closed_in_time IS NOT NULL AND (city, year + later) IN (SELECT (city, year) FROM reports)
UNION ALL
SELECT city, year + later, closed - closed_in_time, NULL, FALSE
FROM reports CROSS JOIN (SELECT unnest([0, 1, 2]) AS later)
WHERE closed_in_time IS NOT NULL AND (city, year + later) IN (SELECT (city, year) FROM reports)
