-- Counted: everyone whose gross pay is known.
SELECT city, year, people, gender, TRUE AS counted,
       (base_pay + COALESCE(allowances, 0) + COALESCE(variable_pay, 0) + COALESCE(overtime_pay, 0)) AS amount
FROM pay
WHERE amount IS NOT NULL
