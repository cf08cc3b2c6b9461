-- Counted: everyone in the staff table, each staff group included.
SELECT city, year, people, gender, staff_group, level, area, age_band, directorate, department, working_time,
       seniority_band, education, occupation, TRUE AS counted
FROM staff
