-- Everyone who left in the year: one row a person, or a counted group.
CREATE TABLE leavers (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),  -- persons that the row stands for
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    leaving_reason VARCHAR CHECK (leaving_reason IN ('retirement', 'resignation', 'mobility', 'end_of_contract', 'other')),
    level VARCHAR CHECK (level IN ('executive', 'high_responsibility', 'professional', 'associate', 'skilled', 'support')),
    department VARCHAR,                  -- the unit, by its name or code; a name that two directorates share needs a code
    directorate VARCHAR,                 -- what the department belongs to
    age_band VARCHAR CHECK (age_band IN ('≤30', '31-40', '41-50', '51-60', '>60')),  -- reference year - birth year
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
