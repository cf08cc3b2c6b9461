-- Counted: staff whose contract is known.
SELECT city, year, people, gender, contract, TRUE AS counted
FROM (
    SELECT *, sum(people) FILTER (contract IS NOT NULL) OVER whole / sum(people) OVER whole AS known
    FROM staff
    WINDOW whole AS (PARTITION BY city, year)
)
WHERE contract IS NOT NULL AND known >= 0.8
