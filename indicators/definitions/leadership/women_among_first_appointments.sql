-- Counted: those appointed in the year to a first post of level 1 or 2.
SELECT city, year, people, gender, TRUE AS counted
FROM posts
WHERE new_appointment AND first_appointment AND management_level IN (1, 2)
