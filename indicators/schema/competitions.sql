-- People at each stage of each call for a job: counts by stage and gender.
CREATE TABLE competitions (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- the day on which the call was closed
    year INTEGER NOT NULL,               -- the year of that day
    competition VARCHAR NOT NULL,        -- code of the call
    stage VARCHAR NOT NULL CHECK (stage IN ('applied', 'admitted', 'tested', 'passed', 'ranked', 'appointed')),
    people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 0),  -- persons that the row stands for
    gender VARCHAR NOT NULL CHECK (gender IN ('W', 'M', 'X', 'N')),  -- women, men, other entry, not stated
    access VARCHAR CHECK (access IN ('external', 'internal')),  -- open to everyone, or to staff only
    job_family VARCHAR,
    department VARCHAR,                  -- department of destination
    level VARCHAR CHECK (level IN ('executive', 'high_responsibility', 'professional', 'associate', 'skilled', 'support')),
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
