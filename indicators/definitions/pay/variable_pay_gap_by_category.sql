-- Counted: everyone paid in full whose basic pay and hours are known; no variable pay is 0.
SELECT city, year, people, gender, pay_category, TRUE AS counted,
       COALESCE(variable_pay, 0)
       / CASE pay_basis WHEN 'hourly' THEN 1 ELSE hours_paid END AS amount
FROM pay
WHERE full_pay AND base_pay IS NOT NULL AND amount IS NOT NULL
