-- Counted: everyone paid in full whose hourly pay is known, in bands of the median pay of all of them.
WITH paid AS (
    SELECT city, year, people, gender,
           (base_pay + COALESCE(allowances, 0) + COALESCE(variable_pay, 0) + COALESCE(overtime_pay, 0))
           / CASE pay_basis WHEN 'hourly' THEN 1 ELSE hours_paid END AS amount
    FROM pay
    WHERE full_pay AND amount IS NOT NULL
), compared AS (
    SELECT *, amount * 100 / NULLIF(median(amount) OVER (PARTITION BY city, year), 0) AS percent_of_median FROM paid
)
SELECT city, year, people, gender, TRUE AS counted,
       CASE WHEN percent_of_median < 60 THEN '<60' WHEN percent_of_median < 80 THEN '[60,80)'
            WHEN percent_of_median < 100 THEN '[80,100)' WHEN percent_of_median < 120 THEN '[100,120)'
            WHEN percent_of_median < 150 THEN '[120,150)' ELSE '150+' END AS pay_band
FROM compared
WHERE percent_of_median IS NOT NULL
