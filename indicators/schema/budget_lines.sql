-- Lines of the budget, classified by what they mean for women and men. No persons.
CREATE TABLE budget_lines (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    budget_line VARCHAR NOT NULL,        -- code of the line or chapter
    mission VARCHAR,                     -- mission of the budget
    programme VARCHAR,                   -- programme of the budget
    expenditure VARCHAR CHECK (expenditure IN ('current', 'capital')),  -- running costs, or investment
    gender_class VARCHAR NOT NULL CHECK (gender_class IN ('direct', 'sensitive', 'neutral', 'unclassified')),
    committed DOUBLE NOT NULL CHECK (committed >= 0),  -- euros
    paid DOUBLE CHECK (paid >= 0),       -- euros
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
