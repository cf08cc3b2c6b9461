-- Reports of violence and harassment: yearly counts only, never rows of cases.
CREATE TABLE reports (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    report_type VARCHAR NOT NULL CHECK (report_type IN ('sexual_harassment', 'gender_harassment', 'violence_by_public', 'other')),
    channel VARCHAR,                     -- trusted counsellor, committee, helpdesk
    reports INTEGER NOT NULL CHECK (reports >= 0),  -- opened in the year
    closed INTEGER CHECK (closed >= 0),  -- closed in the year
    closed_in_time INTEGER CHECK (closed_in_time >= 0),  -- within the administration's own deadline
    median_days DOUBLE CHECK (median_days >= 0),  -- from opening to closing
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
