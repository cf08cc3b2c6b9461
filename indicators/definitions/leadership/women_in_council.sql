-- Counted: filled seats of the council, unless the source says that a seat is not elected.
SELECT city, year, people, gender, TRUE AS counted
FROM bodies
WHERE body_type = 'council' AND elected IS DISTINCT FROM FALSE
