-- Counted: reports opened in the year and the two before it. Not counted: the staff of these years.
SELECT city, year + later AS year, 1 AS people, NULL AS gender, TRUE AS counted, reports AS amount
FROM reports CROSS JOIN (SELECT unnest([0, 1, 2]) AS later)
WHERE (city, year + later) IN (SELECT (city, year) FROM reports)
UNION ALL
SELECT city, year + later, people, gender, FALSE, NULL
FROM staff CROSS JOIN (SELECT unnest([0, 1, 2]) AS later)
WHERE gender IN ('W', 'M') AND (city, year) IN (SELECT (city, year) FROM reports)
  AND (city, year + later) IN (SELECT (city, year) FROM reports)
