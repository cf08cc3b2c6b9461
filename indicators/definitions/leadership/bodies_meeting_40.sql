-- Counted: every filled seat of every body.
SELECT city, year, people, gender, body, body_type, TRUE AS counted
FROM bodies
