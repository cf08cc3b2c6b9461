-- Counted: everyone who received complementary or variable pay, out of everyone in the pay table.
SELECT city, year, people, gender, COALESCE(variable_pay, 0) > 0 AS counted
FROM pay
