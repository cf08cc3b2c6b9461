-- Counted: those who came back from leave and had a rise, out of those who came back.
SELECT city, year, people, gender, COALESCE(raised, FALSE) AS counted
FROM pay
WHERE back_from_leave
