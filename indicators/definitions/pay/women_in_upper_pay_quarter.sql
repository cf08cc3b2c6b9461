-- Counted: everyone paid in full whose hourly pay is known.
SELECT city, year, people, gender, TRUE AS counted,
       (base_pay + COALESCE(allowances, 0) + COALESCE(variable_pay, 0) + COALESCE(overtime_pay, 0))
       / CASE pay_basis WHEN 'hourly' THEN 1 ELSE hours_paid END AS amount
FROM pay
WHERE full_pay AND amount IS NOT NULL
