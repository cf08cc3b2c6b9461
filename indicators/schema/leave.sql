-- Leave and absence in the year, by its kind: one row a person and kind, or a counted group. No diagnosis.
CREATE TABLE leave (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    leave_type VARCHAR NOT NULL CHECK (leave_type IN ('maternity', 'paternity', 'parental', 'carer', 'child_illness', 'disability_care', 'long_sickness', 'other')),
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),  -- persons that the row stands for
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    used BOOLEAN NOT NULL DEFAULT TRUE,  -- false for the entitled who did not use it
    days DOUBLE CHECK (days >= 0),       -- working days of the whole row
    hours DOUBLE CHECK (hours >= 0),     -- hours of the whole row, where it is taken by the hour
    full_use BOOLEAN,                    -- took the whole right (paternity: 10 working days)
    due_to_return BOOLEAN,               -- the leave ended in the year
    returned BOOLEAN,                    -- came back to work
    present_after_12_months BOOLEAN,     -- came back the year before and is still employed
    level VARCHAR CHECK (level IN ('executive', 'high_responsibility', 'professional', 'associate', 'skilled', 'support')),
    department VARCHAR,                  -- the unit, by its name or code; a name that two directorates share needs a code
    directorate VARCHAR,                 -- what the department belongs to
    age_band VARCHAR CHECK (age_band IN ('≤30', '31-40', '41-50', '51-60', '>60')),  -- reference year - birth year
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
