-- Counted: every filled seat of every body.
SELECT city, year, people, gender, body, TRUE AS counted
FROM bodies
