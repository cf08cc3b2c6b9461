-- Counted: targets that are met, out of those in force whose indicator has a value.
SELECT o.city, o.year, 1 AS people, NULL AS gender, (o.value - t.target) * sign(t.target - t.baseline) >= 0 AS counted
FROM targets AS t JOIN observed AS o
  ON o.city = t.city AND t.indicator IN (o.indicator, o.code) AND o.breakdown = t.breakdown AND o.category = t.category
WHERE o.year BETWEEN t.year AND t.due_year AND t.target <> t.baseline AND o.value IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY o.city, t.administration, o.year, o.indicator, o.breakdown, o.category
                           ORDER BY t.reference_date DESC) = 1
