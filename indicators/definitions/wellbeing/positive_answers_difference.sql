-- Counted: positive answers, out of all answers.
SELECT city, year, positive AS people, gender, section, TRUE AS counted
FROM survey
WHERE positive IS NOT NULL
UNION ALL
SELECT city, year, people - positive, gender, section, FALSE
FROM survey
WHERE positive IS NOT NULL
