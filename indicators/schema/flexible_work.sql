-- Flexible and remote work, by its measure: one row a person and measure, or a counted group; everyone to whom it is open.
CREATE TABLE flexible_work (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    measure VARCHAR NOT NULL CHECK (measure IN ('part_time_on_request', 'agile', 'telework', 'coworking', 'flexible_hours', 'other')),
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),  -- persons that the row stands for
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    used BOOLEAN NOT NULL,               -- false for those to whom it is open and who do not use it
    requested BOOLEAN,                   -- asked for it
    granted BOOLEAN,                     -- was allowed to
    level VARCHAR CHECK (level IN ('executive', 'high_responsibility', 'professional', 'associate', 'skilled', 'support')),
    department VARCHAR,                  -- the unit, by its name or code; a name that two directorates share needs a code
    directorate VARCHAR,                 -- what the department belongs to
    age_band VARCHAR CHECK (age_band IN ('≤30', '31-40', '41-50', '51-60', '>60')),  -- reference year - birth year
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
