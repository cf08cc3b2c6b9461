-- Counted: everyone paid in full whose pay of the year is known.
SELECT city, year, people, gender, working_time, TRUE AS counted,
       (base_pay + COALESCE(allowances, 0) + COALESCE(variable_pay, 0) + COALESCE(overtime_pay, 0)) AS amount
FROM pay
WHERE full_pay AND pay_basis = 'annual' AND amount IS NOT NULL
