-- Counted: those who answered, out of those invited; the question that most answered stands for the survey.
WITH fullest AS (
    SELECT city, year, gender, people, invited
    FROM survey
    WHERE invited IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY city, administration, year, gender ORDER BY people DESC, item) = 1
)
SELECT city, year, people, gender, TRUE AS counted FROM fullest
UNION ALL
SELECT city, year, invited - people, gender, FALSE FROM fullest
