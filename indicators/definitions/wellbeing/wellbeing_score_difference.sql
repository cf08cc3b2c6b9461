-- Counted: everyone who answered, question by question.
SELECT city, year, people, gender, section, item, TRUE AS counted,
       CASE WHEN reversed THEN scale_high - mean ELSE mean - scale_low END
       / (scale_high - scale_low) * 100 * people AS amount
FROM survey
WHERE mean IS NOT NULL
