-- Counted: whoever heads the city government.
SELECT city, year, people, gender, TRUE AS counted
FROM bodies
WHERE body_type = 'executive' AND role = 'head'
