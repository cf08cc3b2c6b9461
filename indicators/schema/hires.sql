-- Everyone who was hired in the year: one row a person, or a counted group.
CREATE TABLE hires (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),  -- persons that the row stands for
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    channel VARCHAR CHECK (channel IN ('competition', 'mobility', 'stabilisation', 'fixed_term_executive', 'political_staff', 'other')),
    level VARCHAR CHECK (level IN ('executive', 'high_responsibility', 'professional', 'associate', 'skilled', 'support')),
    department VARCHAR,                  -- the unit, by its name or code; a name that two directorates share needs a code
    directorate VARCHAR,                 -- what the department belongs to
    job_family VARCHAR,
    age_band VARCHAR CHECK (age_band IN ('≤30', '31-40', '41-50', '51-60', '>60')),  -- reference year - birth year
    contract VARCHAR CHECK (contract IN ('permanent', 'fixed_term')),
    working_time VARCHAR CHECK (working_time IN ('full_time', 'part_time')),
    present_after_3_years BOOLEAN,       -- still employed three years later, said by the delivery of that later year
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
