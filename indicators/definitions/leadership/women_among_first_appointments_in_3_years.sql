-- Counted: those appointed in the year and the two before it to a first post of level 1 or 2.
SELECT city, year + later AS year, people, gender, TRUE AS counted
FROM posts CROSS JOIN (SELECT unnest([0, 1, 2]) AS later)
WHERE new_appointment AND first_appointment AND management_level IN (1, 2)
  AND (city, year + later) IN (SELECT (city, year) FROM posts)
