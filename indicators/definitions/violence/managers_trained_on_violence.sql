-- Counted: managers trained on violence in the year. Pool: executives and high-responsibility posts.
SELECT city, year, people, gender, TRUE AS counted, FALSE AS pool
FROM training
WHERE training_type = 'violence' AND took_part AND manager
UNION ALL
SELECT city, year, people, gender, FALSE, TRUE
FROM staff
WHERE level IN ('executive', 'high_responsibility') AND (city, year) IN (SELECT (city, year) FROM training)
