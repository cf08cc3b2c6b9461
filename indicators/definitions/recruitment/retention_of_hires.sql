-- Counted: people hired in the year who were still employed three years later, out of those of whom it is known.
SELECT city, year, people, gender, directorate, level, present_after_3_years AS counted
FROM hires
WHERE present_after_3_years IS NOT NULL
