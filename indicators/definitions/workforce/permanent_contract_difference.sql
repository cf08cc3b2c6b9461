-- Counted: staff with a permanent contract, out of all of whom it is known.
SELECT city, year, people, gender, level, age_band, occupation, contract = 'permanent' AS counted
FROM staff
WHERE contract IS NOT NULL
