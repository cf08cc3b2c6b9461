-- Counted: the median that was delivered; people stands for the reports closed.
SELECT city, year, closed AS people, NULL AS gender, TRUE AS counted, median_days AS amount
FROM reports
