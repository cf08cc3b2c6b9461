-- Counted: everyone who was promoted, out of the eligible, in the year and the two before it: added up from the totals of these years.
WITH years AS (
    SELECT city, year + later AS year, women, men, base_women, base - base_women AS base_men
    FROM observed CROSS JOIN (SELECT unnest([0, 1, 2]) AS later)
    WHERE indicator = 'promotion_ratio' AND breakdown = 'total' AND women + men + base_women IS NOT NULL
), sums AS (
    SELECT city, year, sum(women) AS women, sum(men) AS men, sum(base_women) AS of_women, sum(base_men) AS of_men
    FROM years
    GROUP BY city, year
    HAVING count(*) = 3
)
SELECT city, year, people, gender, counted
FROM sums, LATERAL (
    VALUES (women, 'W', TRUE), (of_women - women, 'W', FALSE), (men, 'M', TRUE), (of_men - men, 'M', FALSE)
) AS parts (people, gender, counted)
WHERE people > 0
