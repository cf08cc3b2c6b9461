-- Counted: holders of posts to whom somebody reports, acting holders left out.
SELECT city, year, people, gender, management_level, TRUE AS counted, direct_reports AS amount
FROM posts
WHERE direct_reports > 0 AND acting IS DISTINCT FROM TRUE
