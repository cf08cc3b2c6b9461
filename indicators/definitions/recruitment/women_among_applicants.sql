-- Counted: everyone who applied.
SELECT city, year, people, gender, job_family, department, TRUE AS counted
FROM competitions
WHERE stage = 'applied'
