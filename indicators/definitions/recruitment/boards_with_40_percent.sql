-- Counted: every member of every board, the secretary left out.
SELECT city, year, people, gender, board, job_family, TRUE AS counted
FROM selection_boards
WHERE board_role <> 'secretary'
