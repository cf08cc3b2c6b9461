-- Everyone who could be promoted in the year, the eligible, and who was: one row a person, or a counted group.
CREATE TABLE promotions (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),  -- persons that the row stands for
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    promoted BOOLEAN NOT NULL,           -- false for the eligible who were not promoted
    promotion_type VARCHAR CHECK (promotion_type IN ('between_areas', 'economic_step', 'responsibility_post', 'executive', 'other')),
    level VARCHAR CHECK (level IN ('executive', 'high_responsibility', 'professional', 'associate', 'skilled', 'support')),  -- before the promotion
    level_to VARCHAR CHECK (level_to IN ('executive', 'high_responsibility', 'professional', 'associate', 'skilled', 'support')),  -- after the promotion
    department VARCHAR,                  -- the unit, by its name or code; a name that two directorates share needs a code
    directorate VARCHAR,                 -- what the department belongs to
    occupation VARCHAR,
    age_band VARCHAR CHECK (age_band IN ('≤30', '31-40', '41-50', '51-60', '>60')),  -- reference year - birth year
    working_time VARCHAR CHECK (working_time IN ('full_time', 'part_time')),
    years_in_level DOUBLE CHECK (years_in_level >= 0),  -- until the promotion, or until the end of the year
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
