-- Counted: everyone who received complementary or variable pay.
SELECT city, year, people, gender, TRUE AS counted,
       variable_pay
       / CASE pay_basis WHEN 'hourly' THEN 1 ELSE hours_paid END AS amount
FROM pay
WHERE amount > 0
