-- Counted: holders of a high-responsibility post, of everyone in the professional Area, they included;
-- years in which the source does not list these posts apart are left out.
SELECT city, year, people, gender, level = 'high_responsibility' AS counted
FROM staff
WHERE area = 'professional'
QUALIFY bool_or(level = 'high_responsibility') OVER (PARTITION BY city, year)
