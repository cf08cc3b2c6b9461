-- Counted: everyone whose hours are known; no variable pay is 0.
SELECT city, year, people, gender, TRUE AS counted,
       COALESCE(variable_pay, 0)
       / CASE pay_basis WHEN 'hourly' THEN 1 ELSE hours_paid END AS amount
FROM pay
WHERE amount IS NOT NULL
