-- Counted: everyone paid in full whose basic pay of the year is known; where hours were delivered, theirs as well.
SELECT city, year, people, gender, pay_category, working_time, TRUE AS counted,
       base_pay AS amount
FROM pay
WHERE full_pay AND pay_basis = 'annual' AND amount IS NOT NULL
QUALIFY hours_paid IS NOT NULL OR count(hours_paid) OVER (PARTITION BY city, year) = 0
