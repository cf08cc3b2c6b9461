-- Counted: those still employed twelve months after they came back, out of those of whom it is known.
SELECT city, year, people, gender, leave_type, level, present_after_12_months AS counted
FROM leave
WHERE present_after_12_months IS NOT NULL
