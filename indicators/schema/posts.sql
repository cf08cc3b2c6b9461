-- Leadership posts of the administration and who holds them; vacant posts are not rows.
CREATE TABLE posts (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- 31 December of the year that the row describes
    year INTEGER NOT NULL,               -- the year of that day
    post VARCHAR NOT NULL,               -- code of the post
    management_level INTEGER NOT NULL CHECK (management_level BETWEEN 1 AND 4),  -- 1 general director, secretary; 2 reports to them; 3 middle; 4 first line
    function VARCHAR CHECK (function IN ('basic', 'economy', 'infrastructure', 'socio_cultural')),  -- kind of task, in the four types of the EU statistics on decision-making (BEIS)
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),  -- persons that the row stands for
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    department VARCHAR,                  -- the unit, by its name or code; a name that two directorates share needs a code
    directorate VARCHAR,                 -- what the department belongs to
    age_band VARCHAR CHECK (age_band IN ('≤30', '31-40', '41-50', '51-60', '>60')),  -- reference year - birth year
    acting BOOLEAN,                      -- held for the time being
    new_appointment BOOLEAN,             -- appointed in the year
    first_appointment BOOLEAN,           -- never held a post of this level before
    budget DOUBLE CHECK (budget >= 0),   -- euros that the post answers for in the year
    direct_reports INTEGER CHECK (direct_reports >= 0),  -- persons who report to the post directly
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
