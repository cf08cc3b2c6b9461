-- Counted: holders of posts that answer for a budget.
SELECT city, year, people, gender, TRUE AS counted
FROM posts
WHERE budget > 0
