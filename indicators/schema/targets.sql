-- Targets that the administration has set itself for an indicator.
CREATE TABLE targets (
    city VARCHAR NOT NULL,               -- slug of the partner
    administration VARCHAR NOT NULL,     -- the body that employs; a partner may consist of several
    reference_date DATE NOT NULL,        -- the day on which the target was set
    year INTEGER NOT NULL,               -- the year of that day
    indicator VARCHAR NOT NULL,          -- slug or code
    breakdown VARCHAR NOT NULL DEFAULT 'total',  -- breakdown of the indicator, such as level; total for the whole
    category VARCHAR NOT NULL DEFAULT 'total',  -- category of the breakdown; total for the whole
    plan_area VARCHAR CHECK (plan_area IN ('leadership', 'recruitment', 'wellbeing', 'violence', 'policies')),
    baseline DOUBLE NOT NULL,            -- in the unit of the indicator
    target DOUBLE NOT NULL,              -- in the unit of the indicator
    due_year INTEGER NOT NULL,           -- the year in which it should be reached
    source VARCHAR NOT NULL CHECK (source IN ('published', 'delivered', 'synthetic')),
    CHECK (year = year(reference_date))
);
