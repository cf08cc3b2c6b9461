-- Counted: holders of posts of level 1 and 2.
SELECT city, year, people, gender, management_level, TRUE AS counted
FROM posts
WHERE management_level IN (1, 2)
