-- Counted: holders of leadership posts.
SELECT city, year, people, gender, management_level, TRUE AS counted
FROM posts
WHERE management_level IS NOT NULL
