-- Counted: staff whose contract is known.
SELECT city, year, people, gender, contract, TRUE AS counted
FROM staff
WHERE contract IS NOT NULL
