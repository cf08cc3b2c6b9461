-- The gender equality plan itself, year by year: its blocks and its means. No persons.
CREATE TABLE plan (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    published BOOLEAN NOT NULL,          -- a public document
    signed BOOLEAN NOT NULL,             -- by the head of the administration
    has_resources BOOLEAN NOT NULL,      -- people and money are set aside for it
    has_data BOOLEAN NOT NULL,           -- yearly monitoring by gender
    has_training BOOLEAN NOT NULL,       -- training on equality is part of it
    equality_fte DOUBLE CHECK (equality_fte >= 0),  -- full-time equivalents that work on equality
    volunteer_hours DOUBLE CHECK (volunteer_hours >= 0),  -- hours of the volunteer team in the year
    plan_budget DOUBLE CHECK (plan_budget >= 0),  -- euros
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
