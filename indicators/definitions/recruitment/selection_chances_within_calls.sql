-- Counted: everyone who was appointed. Pool: everyone who applied.
SELECT city, year, people, gender, competition,
       stage = 'appointed' AS counted, stage = 'applied' AS pool
FROM competitions
WHERE stage IN ('applied', 'appointed')
