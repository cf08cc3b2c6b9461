-- Counted: everyone who received complementary or variable pay, out of everyone whose hours are known.
SELECT city, year, people, gender, COALESCE(variable_pay, 0) > 0 AS counted,
       COALESCE(variable_pay, 0) / CASE pay_basis WHEN 'hourly' THEN 1 ELSE hours_paid END AS amount
FROM pay
WHERE amount IS NOT NULL
