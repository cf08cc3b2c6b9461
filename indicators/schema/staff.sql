-- Everyone who works for an administration on the reference date: one row a person, or a counted group.
CREATE TABLE staff (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- the day that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),  -- persons that the row stands for
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    staff_group VARCHAR NOT NULL DEFAULT 'staff'
        CHECK (staff_group IN ('staff', 'political_office', 'political_staff', 'top_post')),
    level VARCHAR CHECK (level IN ('executive', 'high_responsibility', 'professional', 'associate', 'skilled', 'support')),
    area VARCHAR GENERATED ALWAYS AS (CASE level WHEN 'high_responsibility' THEN 'professional' ELSE level END) VIRTUAL,
    level_published VARCHAR,             -- the level as the source says it
    type_published VARCHAR,              -- the type of staff as the source says it (first column of CUG table 1.1)
    department VARCHAR,                  -- the unit, by its name or code; a name that two directorates share needs a code
    directorate VARCHAR,                 -- what the department belongs to
    occupation VARCHAR,                  -- profession or job
    age_band VARCHAR CHECK (age_band IN ('≤30', '31-40', '41-50', '51-60', '>60')),  -- reference year - birth year
    seniority_band VARCHAR CHECK (seniority_band IN ('[0,3)', '[3,5)', '[5,10)', '10+')),  -- years in the level
    contract VARCHAR CHECK (contract IN ('permanent', 'fixed_term')),
    working_time VARCHAR CHECK (working_time IN ('full_time', 'part_time')),
    fte DOUBLE CHECK (fte > 0 AND fte <= 1),  -- working time as a share of full time
    education VARCHAR CHECK (education IN ('below_diploma', 'diploma', 'bachelor', 'master', 'doctorate')),
    hired_on DATE,                       -- first day at the administration
    level_since DATE,                    -- first day in the level
    person_key VARCHAR,                  -- only where an indicator needs it; never a name or a tax code
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date)),
    CHECK (level IS NULL OR staff_group = 'staff')   -- only staff has a level
);
