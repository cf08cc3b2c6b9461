-- Counted: everyone who reached a stage. Pool: everyone at the stage before it.
SELECT city, year, people, gender, stage, TRUE AS counted, FALSE AS pool
FROM competitions
WHERE stage <> 'applied'
UNION ALL
SELECT city, year, people, gender,
       CASE stage WHEN 'applied' THEN 'admitted' WHEN 'admitted' THEN 'tested' WHEN 'tested' THEN 'passed'
                  WHEN 'passed' THEN 'ranked' ELSE 'appointed' END, FALSE, TRUE
FROM competitions
WHERE stage <> 'appointed'
