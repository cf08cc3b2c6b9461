-- Counted: executives. Pool: everyone in the staff table.
SELECT city, year, people, gender, level IS NOT DISTINCT FROM 'executive' AS counted, TRUE AS pool
FROM staff
