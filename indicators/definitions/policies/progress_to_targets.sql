-- Counted: targets in force whose indicator has a value.
SELECT o.city, o.year, 1 AS people, NULL AS gender, TRUE AS counted,
       greatest(0, least(100, 100 * (o.value - t.baseline) / (t.target - t.baseline))) AS amount
FROM targets AS t JOIN observed AS o
  ON o.city = t.city AND t.indicator IN (o.indicator, o.code) AND o.breakdown = t.breakdown AND o.category = t.category
WHERE o.year BETWEEN t.year AND t.due_year AND t.target <> t.baseline AND o.value IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY o.city, t.administration, o.year, o.indicator, o.breakdown, o.category
                           ORDER BY t.reference_date DESC) = 1
