-- Counted: holders of leadership posts above the first line.
SELECT city, year, people, gender, management_level, TRUE AS counted
FROM posts
WHERE management_level <= 3
