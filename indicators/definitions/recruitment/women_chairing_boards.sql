-- Counted: chairs of the boards.
SELECT city, year, people, gender, job_family, TRUE AS counted
FROM selection_boards
WHERE board_role = 'chair'
