-- What each person was paid, gross; one row a person. A published mean of a group goes into published_values.
CREATE TABLE pay (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),  -- persons that the row stands for
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    level VARCHAR CHECK (level IN ('executive', 'high_responsibility', 'professional', 'associate', 'skilled', 'support')),
    area VARCHAR GENERATED ALWAYS AS (CASE level WHEN 'high_responsibility' THEN 'professional' ELSE level END) VIRTUAL,
    pay_category VARCHAR,                -- same work or work of equal value, as the administration groups it
    department VARCHAR,                  -- the unit, by its name or code; a name that two directorates share needs a code
    directorate VARCHAR,                 -- what the department belongs to
    occupation VARCHAR,
    age_band VARCHAR CHECK (age_band IN ('≤30', '31-40', '41-50', '51-60', '>60')),  -- reference year - birth year
    seniority_band VARCHAR CHECK (seniority_band IN ('[0,3)', '[3,5)', '[5,10)', '10+')),  -- years in the level
    education VARCHAR CHECK (education IN ('below_diploma', 'diploma', 'bachelor', 'master', 'doctorate')),
    contract VARCHAR CHECK (contract IN ('permanent', 'fixed_term')),
    working_time VARCHAR CHECK (working_time IN ('full_time', 'part_time')),
    pay_basis VARCHAR NOT NULL CHECK (pay_basis IN ('annual', 'hourly')),  -- amounts of a year, or of an hour
    full_pay BOOLEAN NOT NULL DEFAULT TRUE,  -- false for whoever was paid less because of a leave
    base_pay DOUBLE CHECK (base_pay >= 0),          -- basic pay
    allowances DOUBLE CHECK (allowances >= 0),      -- fixed allowances, seniority and longevity included
    variable_pay DOUBLE CHECK (variable_pay >= 0),  -- complementary or variable: position and result pay, bonus
    overtime_pay DOUBLE CHECK (overtime_pay >= 0),  -- overtime
    hours_paid DOUBLE CHECK (hours_paid > 0),       -- hours paid in the year; needed to make hourly pay of annual amounts
    new_hire BOOLEAN,                    -- hired in the year
    raised BOOLEAN,                      -- had an individual rise in the year
    back_from_leave BOOLEAN,             -- came back in the year from maternity, paternity or parental leave
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
