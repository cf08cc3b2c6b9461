-- Training in the year, by its kind: one row a person and kind, or a counted group. Who took no part is a row too, where it is known.
CREATE TABLE training (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    training_type VARCHAR NOT NULL CHECK (training_type IN ('mandatory', 'professional', 'managerial', 'equality', 'violence', 'other')),
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),  -- persons that the row stands for
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    took_part BOOLEAN NOT NULL DEFAULT TRUE,  -- false for those who took no part
    hours DOUBLE CHECK (hours >= 0),     -- hours of the whole row
    manager BOOLEAN,                     -- holds a leadership post
    level VARCHAR CHECK (level IN ('executive', 'high_responsibility', 'professional', 'associate', 'skilled', 'support')),
    department VARCHAR,                  -- the unit, by its name or code; a name that two directorates share needs a code
    directorate VARCHAR,                 -- what the department belongs to
    age_band VARCHAR CHECK (age_band IN ('≤30', '31-40', '41-50', '51-60', '>60')),  -- reference year - birth year
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
