-- Counted: members of the body that governs with the mayor, the mayor included.
SELECT city, year, people, gender, TRUE AS counted
FROM bodies
WHERE body_type = 'executive'
