-- Counted: chairs of committees.
SELECT city, year, people, gender, portfolio, TRUE AS counted
FROM bodies
WHERE body_type = 'committee' AND role = 'chair'
