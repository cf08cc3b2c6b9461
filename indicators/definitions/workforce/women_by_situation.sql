-- Counted: everyone in the staff table.
SELECT city, year, people, gender, occupation, contract, working_time, education, seniority_band, level,
       TRUE AS counted
FROM staff
