-- Counted: everyone in the staff table, each staff group included.
SELECT city, year, people, gender, staff_group, level, area, age_band, TRUE AS counted
FROM staff
