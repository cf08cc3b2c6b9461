-- Counted: items in place, out of twelve; no persons.
WITH lists AS (SELECT DISTINCT city, administration, year FROM prevention),
items AS (SELECT unnest(['policy', 'named_contact', 'external_channel', 'anonymous_reporting', 'deadlines', 'no_retaliation',
                         'disciplinary_link', 'risk_assessment', 'training', 'victim_support', 'survey', 'yearly_report']) AS item)
SELECT lists.city, lists.year, 1 AS people, NULL AS gender, item, COALESCE(p.in_place, FALSE) AS counted
FROM lists CROSS JOIN items LEFT JOIN prevention AS p USING (city, administration, year, item)
