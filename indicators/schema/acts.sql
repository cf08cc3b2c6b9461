-- Acts of the council and the executive, and whether their gender impact was assessed. No persons.
CREATE TABLE acts (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    act VARCHAR NOT NULL,                -- number of the act
    act_body VARCHAR CHECK (act_body IN ('council', 'executive', 'other')),  -- who adopted it
    department VARCHAR,
    in_scope BOOLEAN NOT NULL,           -- an assessment is due
    assessed BOOLEAN NOT NULL,           -- an assessment was made
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
