-- Counted: vacancies that state the pay and have a neutral title, out of all; no persons.
SELECT city, year, 1 AS people, NULL AS gender, pay_stated AND neutral_title AS counted
FROM vacancies
