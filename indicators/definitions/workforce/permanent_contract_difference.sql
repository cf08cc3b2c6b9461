-- Counted: staff with a permanent contract, out of all of whom it is known.
SELECT city, year, people, gender, level, age_band, occupation, contract = 'permanent' AS counted
FROM (
    SELECT *, sum(people) FILTER (contract IS NOT NULL) OVER whole / sum(people) OVER whole AS known
    FROM staff
    WINDOW whole AS (PARTITION BY city, year)
)
WHERE contract IS NOT NULL AND known >= 0.8
