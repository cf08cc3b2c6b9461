-- The system against violence and harassment at work: a checklist, no cases.
CREATE TABLE prevention (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- the day on which the list was filled in
    year INTEGER NOT NULL,               -- the year of that day
    item VARCHAR NOT NULL CHECK (item IN ('policy', 'named_contact', 'external_channel', 'anonymous_reporting', 'deadlines', 'no_retaliation', 'disciplinary_link', 'risk_assessment', 'training', 'victim_support', 'survey', 'yearly_report')),  -- item of the checklist
    in_place BOOLEAN NOT NULL,           -- the item is in place
    evidence VARCHAR,                    -- address of the document that shows it
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
