-- Counted: blocks and fields that the plan has, out of nine; no persons.
SELECT city, year, 1 AS people, NULL AS gender,
       unnest([published AND signed, has_resources, has_data, has_training]) AS counted
FROM plan
UNION ALL
SELECT p.city, p.year, 1, NULL, COALESCE(area IN (SELECT plan_area FROM actions AS a
       WHERE a.city = p.city AND a.administration = p.administration AND a.year = p.year AND status <> 'dropped'), FALSE)
FROM plan AS p
CROSS JOIN (SELECT unnest(['leadership', 'recruitment', 'wellbeing', 'violence', 'policies']) AS area)
