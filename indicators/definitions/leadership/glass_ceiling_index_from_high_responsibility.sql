-- Counted: executives. Pool: holders of a high-responsibility post.
SELECT city, year, people, gender, level = 'executive' AS counted, level = 'high_responsibility' AS pool
FROM staff
WHERE level IN ('executive', 'high_responsibility')
